//go:build linux && (desktop || dev)

#include "window.h"
#include <webkit2/webkit2.h>

extern void bsWork(void);
extern void bsChosen(char *command);

static gboolean run_work(gpointer data) {
	bsWork();
	return G_SOURCE_REMOVE;
}

// Below the priority of what Wails itself has queued: it centres the window,
// which must come before ours moves it.
void bs_on_main(void) { g_idle_add_full(G_PRIORITY_DEFAULT_IDLE + 10, run_work, NULL, NULL); }

// The window is the one toplevel whose child is a box: Wails puts the page, and
// a menu bar above it, into that.
static GtkWindow *window(void) {
	GtkWindow *found = NULL;
	GList *all = gtk_window_list_toplevels();
	for (GList *l = all; l != NULL && found == NULL; l = l->next) {
		if (GTK_IS_WINDOW(l->data) && GTK_IS_BOX(gtk_bin_get_child(GTK_BIN(l->data))) && !GTK_IS_DIALOG(l->data)) {
			found = GTK_WINDOW(l->data);
		}
	}
	g_list_free(all);
	return found;
}

static GtkWidget *box(void) {
	GtkWindow *w = window();
	return w == NULL ? NULL : gtk_bin_get_child(GTK_BIN(w));
}

static GtkWidget *web_view_in(GtkWidget *widget) {
	if (WEBKIT_IS_WEB_VIEW(widget)) return widget;
	if (!GTK_IS_CONTAINER(widget)) return NULL;
	GtkWidget *found = NULL;
	GList *children = gtk_container_get_children(GTK_CONTAINER(widget));
	for (GList *l = children; l != NULL && found == NULL; l = l->next) found = web_view_in(GTK_WIDGET(l->data));
	g_list_free(children);
	return found;
}

// The page's process crashed, or was ended because it took too much memory:
// what was handed over is kept, and the page comes back on the same document.
// One that crashes again at once is left alone, so that it does not go on for
// ever.
static void page_ended(WebKitWebView *view, WebKitWebProcessTerminationReason reason, gpointer data) {
	static gint64 last = 0;
	gint64 now = g_get_monotonic_time();
	if (last != 0 && now - last < 2 * G_USEC_PER_SEC) return;
	last = now;
	webkit_web_view_reload(view);
}

// An empty bar keeps the place of the one that the page will send, so that the
// page is not fitted into a window that then becomes lower.
static void reserve_menu_bar(void) {
	GtkWidget *bar = bs_menu_bar();
	GtkWidget *item = gtk_menu_item_new_with_label(" ");
	gtk_widget_set_sensitive(item, FALSE);
	gtk_menu_shell_append(GTK_MENU_SHELL(bar), item);
	bs_show_menu_bar(bar);
}

void bs_attach(void) {
	GtkWidget *view = box() == NULL ? NULL : web_view_in(box());
	if (view == NULL) return;
	g_signal_connect(view, "web-process-terminated", G_CALLBACK(page_ended), NULL);
	reserve_menu_bar();
	gtk_widget_grab_focus(view);
}

static GtkWidget *shown_bar = NULL;

GtkWidget *bs_menu_bar(void) { return gtk_menu_bar_new(); }

static gboolean is_open(GtkWidget *bar) {
	return bar != NULL && gtk_menu_shell_get_selected_item(GTK_MENU_SHELL(bar)) != NULL;
}

// A bar that came while a menu was open waits for its end: nobody wants it to
// close under the pointer.
static GtkWidget *waiting_bar = NULL;

static gboolean show_waiting(gpointer data) {
	GtkWidget *bar = waiting_bar;
	waiting_bar = NULL;
	if (bar != NULL) bs_show_menu_bar(bar);
	return G_SOURCE_REMOVE;
}

static void menu_closed(GtkMenuShell *shell, gpointer data) { g_idle_add(show_waiting, NULL); }

static void wait_with(GtkWidget *bar) {
	if (waiting_bar != NULL) {
		g_object_ref_sink(waiting_bar);
		gtk_widget_destroy(waiting_bar);
		g_object_unref(waiting_bar);
	} else {
		g_signal_connect(shown_bar, "deactivate", G_CALLBACK(menu_closed), NULL);
	}
	waiting_bar = bar;
}

void bs_show_menu_bar(GtkWidget *bar) {
	GtkWidget *parent = box();
	if (parent == NULL) {
		gtk_widget_destroy(bar);
		return;
	}
	if (is_open(shown_bar)) {
		wait_with(bar);
		return;
	}
	if (shown_bar != NULL) gtk_widget_destroy(shown_bar);
	shown_bar = bar;
	gtk_box_pack_start(GTK_BOX(parent), bar, FALSE, FALSE, 0);
	gtk_box_reorder_child(GTK_BOX(parent), bar, 0);
	gtk_widget_show_all(bar);
}

GtkWidget *bs_append_menu(GtkWidget *shell, const char *label) {
	GtkWidget *item = gtk_menu_item_new_with_mnemonic(label);
	GtkWidget *menu = gtk_menu_new();
	gtk_menu_item_set_submenu(GTK_MENU_ITEM(item), menu);
	gtk_menu_shell_append(GTK_MENU_SHELL(shell), item);
	return menu;
}

void bs_append_line(GtkWidget *shell) {
	gtk_menu_shell_append(GTK_MENU_SHELL(shell), gtk_separator_menu_item_new());
}

static void activated(GtkMenuItem *item, gpointer data) { bsChosen(g_object_get_data(G_OBJECT(item), "command")); }

void bs_append_item(GtkWidget *shell, const char *label, const char *command, guint key, GdkModifierType modifiers, int checked, int sensitive) {
	GtkWidget *item = checked < 0 ? gtk_menu_item_new_with_mnemonic(label) : gtk_check_menu_item_new_with_mnemonic(label);
	if (checked >= 0) gtk_check_menu_item_set_active(GTK_CHECK_MENU_ITEM(item), checked);
	// Shown only: the page listens for the keys itself, and knows when a field
	// or an input method has them.
	GtkWidget *text = gtk_bin_get_child(GTK_BIN(item));
	if (key != 0 && GTK_IS_ACCEL_LABEL(text)) gtk_accel_label_set_accel(GTK_ACCEL_LABEL(text), key, modifiers);
	gtk_widget_set_sensitive(item, sensitive);
	g_object_set_data_full(G_OBJECT(item), "command", g_strdup(command), g_free);
	g_signal_connect(item, "activate", G_CALLBACK(activated), NULL);
	gtk_menu_shell_append(GTK_MENU_SHELL(shell), item);
}

void bs_window_place(bs_place *place) {
	GtkWindow *w = window();
	place->width = 0;
	if (w == NULL) return;
	gtk_window_get_position(w, &place->x, &place->y);
	gtk_window_get_size(w, &place->width, &place->height);
	place->is_maximised = gtk_window_is_maximized(w);
}

// A place that is on no monitor any more would hide the window.
void bs_move(int x, int y) {
	GtkWindow *w = window();
	if (w == NULL || gtk_window_is_maximized(w)) return;
	GdkDisplay *display = gtk_widget_get_display(GTK_WIDGET(w));
	for (int i = 0; i < gdk_display_get_n_monitors(display); i++) {
		GdkRectangle area;
		gdk_monitor_get_workarea(gdk_display_get_monitor(display, i), &area);
		if (x >= area.x - 50 && y >= area.y - 50 && x < area.x + area.width - 100 && y < area.y + area.height - 100) {
			gtk_window_move(w, x, y);
			return;
		}
	}
}
