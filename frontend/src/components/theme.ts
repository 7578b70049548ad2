// Mantine in the program's own colours and sizes: all from tokens.css.

import { ActionIcon, Button, createTheme, type MantineColorsTuple, Menu, Modal, Tooltip } from '@mantine/core';
import classes from './theme.module.css';

const red: MantineColorsTuple = [
  '#f5e8e7',
  '#eccfcd',
  '#dfa9a8',
  '#d18182',
  '#c45d60',
  '#b3393d',
  '#b3272c',
  '#9e1b1f',
  '#861519',
  '#6b1013',
];

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontSizes: { xs: '11px', sm: '12px', md: '12px', lg: '13px', xl: '16px' },
  lineHeights: { xs: '16px', sm: '16px', md: '16px', lg: '18px', xl: '22px' },
  headings: { fontFamily: 'var(--font)', fontWeight: '500' },
  radius: { xs: '2px', sm: '3px', md: '4px', lg: '4px', xl: '4px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 'sm',
  colors: { red },
  primaryColor: 'red',
  primaryShade: 7,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'compact-sm', radius: 'md' }, classNames: { root: classes.button } }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { size: 28, variant: 'subtle', color: 'gray', radius: 'md' },
      classNames: { root: classes.icon },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 500, withArrow: false, transitionProps: { duration: 100 } },
      classNames: { tooltip: classes.tooltip },
    }),
    Menu: Menu.extend({
      defaultProps: { transitionProps: { duration: 100 }, radius: 'md' },
      classNames: { dropdown: classes.dropdown, item: classes.item, label: classes.label },
    }),
    // What is chosen is done: the page is to be seen again.
    MenuRadioItem: Menu.RadioItem.extend({ defaultProps: { closeMenuOnClick: true } }),
    Modal: Modal.extend({
      defaultProps: {
        transitionProps: { duration: 100 },
        centered: true,
        radius: 'md',
        overlayProps: { backgroundOpacity: 0.2 },
      },
      classNames: { content: classes.modal, header: classes.modalHeader, title: classes.modalTitle },
    }),
  },
});
