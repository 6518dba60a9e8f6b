/* SPDX-License-Identifier: MIT */
/*
 * The second session is built when somebody looks, and again when what it is made of changes: the
 * document, its texts, the settings of the run beside it. Several such changes in a row cost one
 * build, in an idle moment.
 */
#include "stave-compare.h"

#include "scene-compare-title.h"
#include "stave-language.h"

#define MAX_EVENTS 20000000

struct _StaveCompare
{
  GObject           parent_instance;
  StaveController  *controller;
  StaveDocument    *document; /* that the variant was chosen for, or NULL */
  guint             shown;    /* program of it */
  LessonsVariant   *variant;
  StaveDocument    *other;    /* a file that stands beside instead, or NULL */
  ScenePaceUnit     unit;
  gboolean          active;
  guint             update_id;
  gboolean          stale;    /* to be built again */

  Session          *session;  /* or NULL */
  SceneIndex       *index;
  SceneSeries      *series[2];
  SceneStageLayout *layouts[2];
  ScenePace        *pace;     /* or NULL */
  char             *titles[2];
  char             *problem;  /* or NULL */
};

G_DEFINE_FINAL_TYPE (StaveCompare, stave_compare, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- what stands beside ------------------------------------------------------------------ */

static LessonsVariant *
new_usual_variant (StaveCompare *self)
{
  LessonsLesson        *lesson = stave_document_get_lesson (self->document);
  const LessonsProgram *program = stave_document_get_program (self->document, self->shown);
  const LessonsVariant *beside = NULL;
  MachineSettings       settings;

  if (lesson != NULL && program != NULL)
    beside = lessons_lesson_find_beside (lesson, program->name);
  if (beside != NULL)
    return lessons_variant_copy (beside);
  stave_controller_fill_settings (self->controller, &settings);
  return lessons_variant_parse (settings.procs == 1 ? "procs=4" : "procs=1", NULL);
}

/* The document's program that the variant is of; G_MAXUINT: there is none. */
static guint
find_program (StaveCompare *self)
{
  if (self->variant->program == NULL)
    return self->shown;
  return stave_document_find_program (self->document, self->variant->program);
}

/* The texts of a document's program, and their names, borrowed. */
static char **
dup_texts (StaveDocument *document,
           guint          program,
           GPtrArray     *names)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < stave_document_get_n_files (document); i++)
    if (stave_document_get_file_program (document, i) == program)
      {
        g_ptr_array_add (names, (gpointer) stave_document_get_file_name (document, i));
        g_ptr_array_add (texts, stave_document_dup_text (document, i));
      }
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (texts, FALSE);
}

static void
fill_settings (StaveCompare    *self,
               guint            program,
               MachineSettings *settings)
{
  const LessonsProgram *info = NULL;

  stave_controller_fill_settings (self->controller, settings);
  if (self->other == NULL && program != self->shown)
    info = stave_document_get_program (self->document, program);
  if (info != NULL)
    {
      settings->seed = info->seed;
      settings->procs = CLAMP (info->procs, 1, 256);
      for (MachinePolicy policy = MACHINE_POLICY_GO; policy <= MACHINE_POLICY_RANDOM; policy++)
        if (g_strcmp0 (info->policy, stave_policy_get_name (policy)) == 0)
          settings->policy = policy;
    }
  scene_compare_apply_variant (self->variant, settings);
  /* Nobody could be asked what it is to do. */
  if (settings->policy == MACHINE_POLICY_MANUAL)
    settings->policy = MACHINE_POLICY_GO;
}

static char *
dup_name (StaveDocument *document,
          guint          program)
{
  const LessonsProgram *info = stave_document_get_program (document, program);
  LessonsLanguage       language = stave_language_get (stave_language_get_default ());

  if (info != NULL)
    return g_strdup (lessons_text_get (&info->title, language));
  return g_strdup (
      stave_document_get_file_name (document, stave_document_find_file (document, program, NULL)));
}

static void
name_runs (StaveCompare *self)
{
  StaveDocument        *document = self->other != NULL ? self->other : self->document;
  guint                 program = self->other != NULL ? 0 : find_program (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_auto (GStrv)        texts = dup_texts (self->document, self->shown, names);
  g_autofree char      *left_name = dup_name (self->document, self->shown);
  g_autofree char      *right_name = dup_name (document, program);
  g_autofree char      *was = NULL;
  g_autofree char      *is = scene_compare_dup_constants (self->variant, NULL, 0);
  MachineSettings       settings[2];
  SceneCompareName      left = { .name = left_name, .settings = &settings[0] };
  SceneCompareName      right = { .name = right_name, .settings = &settings[1] };

  if (self->other == NULL && program == self->shown)
    was = scene_compare_dup_constants (self->variant, (const char *const *) texts, names->len);
  stave_controller_fill_settings (self->controller, &settings[0]);
  fill_settings (self, program, &settings[1]);
  left.constants = was;
  right.constants = is;
  g_clear_pointer (&self->titles[0], g_free);
  g_clear_pointer (&self->titles[1], g_free);
  scene_compare_dup_titles (&left, &right, &self->titles[0], &self->titles[1]);
}

/* ---- building ---------------------------------------------------------------------------- */

static void
take_problem (StaveCompare *self,
              char         *problem)
{
  g_free (self->problem);
  self->problem = problem;
}

static char *
dup_first_error (const BaseDiagList *diags)
{
  BaseLocation    location;
  const BaseDiag *diag;

  if (diags == NULL || base_diag_list_get_n (diags) == 0)
    return g_strdup (_("What stands beside it does not build."));
  diag = base_diag_list_get (diags, 0);
  if (!base_source_set_locate (base_diag_list_get_sources (diags), diag->pos, &location))
    return g_strdup (diag->message);
  return g_strdup_printf ("%s:%u: %s", location.source->name, location.line, diag->message);
}

static void
drop_run (StaveCompare *self)
{
  if (self->pace != NULL)
    stave_controller_set_pace (self->controller, NULL);
  g_clear_pointer (&self->pace, scene_pace_free);
  g_clear_pointer (&self->session, session_free);
  g_clear_pointer (&self->index, scene_index_unref);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->series[i], scene_series_free);
      g_clear_pointer (&self->layouts[i], scene_stage_layout_unref);
    }
  take_problem (self, NULL);
}

static gboolean
load (StaveCompare *self)
{
  StaveDocument        *document = self->other != NULL ? self->other : self->document;
  guint                 program = self->other != NULL ? 0 : find_program (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GError)    error = NULL;
  g_auto (GStrv)        texts = NULL;
  g_autofree CodeInput *inputs = NULL;
  MachineSettings       settings;

  if (program == G_MAXUINT)
    {
      take_problem (self, g_strdup (_("There is no such program here.")));
      return FALSE;
    }
  texts = dup_texts (document, program, names);
  if (!lessons_variant_set_constants (self->variant, texts, names->len, &error))
    {
      take_problem (self, g_strdup (error->message));
      return FALSE;
    }
  inputs = g_new0 (CodeInput, names->len);
  for (guint i = 0; i < names->len; i++)
    inputs[i] = (CodeInput){ names->pdata[i], texts[i], -1 };
  fill_settings (self, program, &settings);
  self->session = session_new ();
  session_set_max_events (self->session, MAX_EVENTS);
  if (session_load (self->session, inputs, names->len, &settings, FALSE))
    return TRUE;
  take_problem (self, dup_first_error (session_get_diags (self->session)));
  g_clear_pointer (&self->session, session_free);
  return FALSE;
}

/* Builds the run beside the session, and hands both to the controller. */
static void
build (StaveCompare *self)
{
  drop_run (self);
  self->stale = FALSE;
  g_set_object (&self->document, stave_controller_get_document (self->controller));
  if (self->document == NULL)
    return;
  self->shown = stave_controller_get_program (self->controller);
  if (self->variant == NULL)
    self->variant = new_usual_variant (self);
  if (self->other != NULL || find_program (self) != G_MAXUINT)
    name_runs (self);
  if (!stave_controller_has_program (self->controller))
    take_problem (self, g_strdup (_("The program does not build; see its problems.")));
  else if (load (self))
    {
      self->index = scene_index_new ();
      self->series[0] = scene_series_new ();
      self->series[1] = scene_series_new ();
      self->pace = scene_pace_new (stave_controller_get_session (self->controller),
                                   stave_controller_get_index (self->controller), self->session,
                                   self->index);
      scene_pace_set_unit (self->pace, self->unit);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->pace != NULL)
    stave_controller_set_pace (self->controller, self->pace);
}

/* Brings things into order when nobody is at work: builds what is stale, or has the other run follow
 * a session that was moved without it. */
static gboolean
update_cb (gpointer user_data)
{
  StaveCompare *self = user_data;

  self->update_id = 0;
  if (!self->active)
    return G_SOURCE_REMOVE;
  if (self->stale)
    build (self);
  else if (self->pace != NULL && !stave_controller_is_busy (self->controller)
           && !scene_pace_is_aligned (self->pace))
    stave_controller_set_pace (self->controller, self->pace);
  return G_SOURCE_REMOVE;
}

static void
update_soon (StaveCompare *self)
{
  if (self->active && self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

static void
invalidate (StaveCompare *self)
{
  self->stale = TRUE;
  update_soon (self);
}

/* ---- what happens meanwhile --------------------------------------------------------------- */

/* Another program: its session is gone, and something else may belong beside it. */
static void
document_cb (StaveCompare *self)
{
  gboolean same = stave_controller_get_document (self->controller) == self->document;

  drop_run (self);
  g_clear_pointer (&self->titles[0], g_free);
  g_clear_pointer (&self->titles[1], g_free);
  if (!same)
    g_clear_object (&self->other);
  g_clear_pointer (&self->variant, lessons_variant_free);
  g_set_object (&self->document, stave_controller_get_document (self->controller));
  self->shown = stave_controller_get_program (self->controller);
  self->variant = new_usual_variant (self);
  self->stale = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
  update_soon (self);
}

static void
language_cb (StaveCompare *self)
{
  if (self->titles[0] != NULL && self->document != NULL
      && (self->other != NULL || find_program (self) != G_MAXUINT))
    name_runs (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- GObject ------------------------------------------------------------------------------ */

static void
stave_compare_dispose (GObject *object)
{
  StaveCompare *self = STAVE_COMPARE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  self->active = FALSE;
  if (self->controller != NULL)
    drop_run (self);
  g_clear_object (&self->other);
  g_clear_object (&self->document);
  g_clear_pointer (&self->variant, lessons_variant_free);
  g_clear_object (&self->controller);
  G_OBJECT_CLASS (stave_compare_parent_class)->dispose (object);
}

static void
stave_compare_finalize (GObject *object)
{
  StaveCompare *self = STAVE_COMPARE (object);

  g_free (self->titles[0]);
  g_free (self->titles[1]);
  G_OBJECT_CLASS (stave_compare_parent_class)->finalize (object);
}

static void
stave_compare_class_init (StaveCompareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_compare_dispose;
  G_OBJECT_CLASS (klass)->finalize = stave_compare_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stave_compare_init (StaveCompare *self)
{
  self->stale = TRUE;
}

/* ---- public ------------------------------------------------------------------------------- */

/**
 * stave_compare_new:
 * @controller: whose session is the left run
 *
 * Returns: (transfer full): a comparison that is not active
 */
StaveCompare *
stave_compare_new (StaveController *controller)
{
  StaveCompare *self = g_object_new (STAVE_TYPE_COMPARE, NULL);

  self->controller = g_object_ref (controller);
  g_signal_connect_object (controller, "document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "built", G_CALLBACK (invalidate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "changed", G_CALLBACK (update_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "notify::policy", G_CALLBACK (invalidate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "notify::seed", G_CALLBACK (invalidate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "notify::procs", G_CALLBACK (invalidate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (language_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * stave_compare_get_controller:
 * @self: a comparison
 *
 * Returns: (transfer none): who moves it
 */
StaveController *
stave_compare_get_controller (StaveCompare *self)
{
  return self->controller;
}

/**
 * stave_compare_set_active:
 * @self: a comparison
 * @active: whether somebody looks at it
 *
 * While it is active both runs move together. The run beside stays as it is when it is not, and
 * comes to where the session is when it is again.
 */
void
stave_compare_set_active (StaveCompare *self,
                          gboolean      active)
{
  if (self->active == active)
    return;
  self->active = active;
  if (!active)
    {
      if (self->pace != NULL && self->controller != NULL)
        stave_controller_set_pace (self->controller, NULL);
      return;
    }
  if (self->stale || self->pace == NULL)
    invalidate (self);
  else
    stave_controller_set_pace (self->controller, self->pace);
}

/**
 * stave_compare_choose:
 * @self: a comparison
 * @variant: what is to stand beside
 */
void
stave_compare_choose (StaveCompare         *self,
                      const LessonsVariant *variant)
{
  LessonsVariant *old = self->variant;

  self->variant = lessons_variant_copy (variant);
  lessons_variant_free (old);
  g_clear_object (&self->other);
  invalidate (self);
}

/**
 * stave_compare_choose_file:
 * @self: a comparison
 * @file: a Go file
 * @error: return location
 *
 * Has a file stand beside, under the settings that the session has.
 *
 * Returns: whether it could be read
 */
gboolean
stave_compare_choose_file (StaveCompare *self,
                           GFile        *file,
                           GError      **error)
{
  g_autoptr (StaveDocument) other = stave_document_new_for_file (file, error);

  if (other == NULL)
    return FALSE;
  g_set_object (&self->other, other);
  g_clear_pointer (&self->variant, lessons_variant_free);
  self->variant = lessons_variant_parse ("", NULL);
  invalidate (self);
  return TRUE;
}

/**
 * stave_compare_get_variant:
 * @self: a comparison
 *
 * Returns: (transfer none) (nullable): what stands beside; %NULL before a document is open
 */
const LessonsVariant *
stave_compare_get_variant (StaveCompare *self)
{
  return self->variant;
}

/**
 * stave_compare_get_unit:
 * @self: a comparison
 *
 * Returns: what makes two places the same
 */
ScenePaceUnit
stave_compare_get_unit (StaveCompare *self)
{
  return self->unit;
}

/**
 * stave_compare_set_unit:
 * @self: a comparison
 * @unit: what makes two places the same
 */
void
stave_compare_set_unit (StaveCompare *self,
                        ScenePaceUnit unit)
{
  if (self->unit == unit)
    return;
  self->unit = unit;
  if (self->pace == NULL)
    return;
  if (stave_controller_is_busy (self->controller))
    stave_controller_stop (self->controller);
  scene_pace_set_unit (self->pace, unit);
  g_signal_emit (self, signals[CHANGED], 0);
  update_soon (self);
}

/**
 * stave_compare_get_pace:
 * @self: a comparison
 *
 * Returns: (transfer none) (nullable): both runs
 */
ScenePace *
stave_compare_get_pace (StaveCompare *self)
{
  return self->pace;
}

/**
 * stave_compare_get_problem:
 * @self: a comparison
 *
 * Returns: (transfer none) (nullable): why there are not two runs, in words
 */
const char *
stave_compare_get_problem (StaveCompare *self)
{
  return self->problem;
}

/**
 * stave_compare_get_title:
 * @self: a comparison
 * @run: 0: the session's; 1: the one beside it
 *
 * Returns: what it is called
 */
const char *
stave_compare_get_title (StaveCompare *self,
                         guint         run)
{
  return self->titles[run] != NULL ? self->titles[run] : "";
}

static SceneStageLayout *
get_layout (StaveCompare *self,
            guint         run,
            Session      *session,
            SceneFonts   *fonts)
{
  if (self->layouts[run] == NULL)
    {
      self->layouts[run] = scene_stage_layout_new (fonts);
      scene_stage_layout_rehearse (self->layouts[run], session_get_program (session),
                                   session_get_settings (session));
    }
  return self->layouts[run];
}

/**
 * stave_compare_get_runs:
 * @self: a comparison
 * @fonts: measures texts
 * @out_left: (out): the session's run
 * @out_right: (out): the one beside it
 *
 * Returns: whether there are two
 */
gboolean
stave_compare_get_runs (StaveCompare    *self,
                        SceneFonts      *fonts,
                        SceneCompareRun *out_left,
                        SceneCompareRun *out_right)
{
  Session *session = stave_controller_get_session (self->controller);

  if (self->pace == NULL)
    return FALSE;
  *out_left = (SceneCompareRun){ .title = self->titles[0], .session = session };
  out_left->index = stave_controller_get_index (self->controller);
  out_left->series = self->series[0];
  out_left->layout = get_layout (self, 0, session, fonts);
  out_left->moved = scene_pace_has_moved (self->pace, 0);
  *out_right = (SceneCompareRun){ .title = self->titles[1], .session = self->session };
  scene_index_update (self->index, self->session);
  out_right->index = self->index;
  out_right->series = self->series[1];
  out_right->layout = get_layout (self, 1, self->session, fonts);
  out_right->moved = scene_pace_has_moved (self->pace, 1);
  return TRUE;
}

static void
append_words (StaveCompare *self,
              guint         run,
              Session      *session,
              GString      *text)
{
  gsize            step = session_get_step (session);
  g_autofree char *words = NULL;

  if (!scene_pace_has_moved (self->pace, run))
    return;
  words = step > 0 ? session_dup_narration (session, step) : g_strdup (_("At its start."));
  if (words == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, _("%s: %s"), self->titles[run], words);
}

/**
 * stave_compare_dup_words:
 * @self: a comparison
 *
 * Returns: (transfer full) (nullable): what those runs did that moved, a line for each
 */
char *
stave_compare_dup_words (StaveCompare *self)
{
  GString *text;

  if (self->pace == NULL)
    return NULL;
  text = g_string_new (NULL);
  append_words (self, 0, stave_controller_get_session (self->controller), text);
  append_words (self, 1, self->session, text);
  if (text->len == 0)
    g_string_append (text, _("Both are where they were."));
  return g_string_free (text, FALSE);
}
