/* SPDX-License-Identifier: MIT */
/*
 * An idle source alone would run before the frame: until the frame clock's next tick there is
 * nothing to do, and so an idle moment. The tick is waited for first; what is added while it is
 * handled runs when its frame is out.
 */
#include "stave-after-frame.h"

typedef struct
{
  GSourceFunc    func;
  gpointer       data;
  GDestroyNotify destroy;
} AfterFrame;

static void
after_frame_free (gpointer user_data)
{
  AfterFrame *self = user_data;

  if (self->data != NULL && self->destroy != NULL)
    self->destroy (self->data);
  g_free (self);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  AfterFrame *self = user_data;

  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, self->func, g_steal_pointer (&self->data),
                   self->destroy);
  return G_SOURCE_REMOVE;
}

/**
 * stave_after_frame:
 * @widget: a widget; if it is not on the screen, there is no frame to wait for
 * @func: what is to be done, as for g_idle_add()
 * @data: (not nullable): passed on
 * @destroy: (nullable): frees @data
 */
void
stave_after_frame (GtkWidget     *widget,
                   GSourceFunc    func,
                   gpointer       data,
                   GDestroyNotify destroy)
{
  AfterFrame *self;

  if (!gtk_widget_get_mapped (widget))
    {
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, func, data, destroy);
      return;
    }
  self = g_new0 (AfterFrame, 1);
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  gtk_widget_add_tick_callback (widget, tick_cb, self, after_frame_free);
}
