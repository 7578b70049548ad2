#include <gtk/gtk.h>
#include <stdlib.h>

typedef struct {
	int x, y, width, height, is_maximised;
} bs_place;

void bs_on_main(void);
void bs_attach(void);
GtkWidget *bs_menu_bar(void);
void bs_show_menu_bar(GtkWidget *bar);
GtkWidget *bs_append_menu(GtkWidget *shell, const char *label);
void bs_append_line(GtkWidget *shell);
void bs_append_item(GtkWidget *shell, const char *label, const char *command, guint key, GdkModifierType modifiers, int checked, int sensitive);
void bs_window_place(bs_place *place);
void bs_move(int x, int y);
