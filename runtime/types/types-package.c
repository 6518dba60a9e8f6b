/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Checking one package, and a program of packages.
 */

/* ---- delayed actions ----------------------------------------------------------------- */

void
types_later (TypesChecker *c,
             TypesAction   action,
             gpointer      data)
{
  TypesDelayed delayed = { action, data };

  g_array_append_val (c->delayed, delayed);
}

/* Runs what was delayed since `from`, and what that delays in turn. */
void
types_run_delayed (TypesChecker *c,
                   guint         from)
{
  for (guint i = from; i < c->delayed->len; i++)
    {
      TypesDelayed delayed = g_array_index (c->delayed, TypesDelayed, i);

      delayed.action (c, delayed.data);
    }
  g_array_set_size (c->delayed, from);
}

/* ---- one package --------------------------------------------------------------------- */

static void
resolve_cb (gpointer     user_data,
            TypesObject *object)
{
  types_resolve (user_data, object);
}

static void
checker_init (TypesChecker *c,
              TypesBuild   *build,
              TypesPackage *package)
{
  *c = (TypesChecker){
    .build = build,
    .context = build->context,
    .arena = build->arena,
    .package = package,
    .go_minor = package->library ? 23 : build->config->go_minor,
    .delayed = g_array_new (FALSE, FALSE, sizeof (TypesDelayed)),
    .path = g_ptr_array_new (),
    .objects = g_ptr_array_new (),
    .untyped = g_ptr_array_new (),
    .imports = g_array_new (FALSE, FALSE, sizeof (TypesImport)),
    .locals = g_ptr_array_new (),
    .flows = g_array_new (FALSE, FALSE, sizeof (TypesFlow)),
  };
  package->scope = types_scope_new (build->arena, types_universe ());
}

static void
checker_clear (TypesChecker *c)
{
  for (guint i = 0; i < c->objects->len; i++)
    {
      TypesDecl *decl = ((TypesObject *) c->objects->pdata[i])->declaration;

      g_clear_pointer (&decl->deps, g_ptr_array_unref);
      g_clear_pointer (&decl->methods, g_ptr_array_unref);
    }
  g_array_unref (c->delayed);
  g_ptr_array_unref (c->path);
  g_ptr_array_unref (c->objects);
  g_ptr_array_unref (c->untyped);
  g_array_unref (c->imports);
  g_ptr_array_unref (c->locals);
  g_array_unref (c->flows);
}

/* Types first, since values depend on them more often than the reverse; aliases between. */
static void
resolve_all (TypesChecker *c)
{
  for (guint pass = 0; pass < 3; pass++)
    {
      for (guint i = 0; i < c->objects->len; i++)
        {
          TypesObject *object = c->objects->pdata[i];
          guint        its_pass
              = object->kind != TYPES_OBJECT_TYPE ? 2 : object->is_alias ? 1 : 0;

          if (its_pass == pass)
            types_resolve (c, object);
        }
      /* So that what is wrong with types is known before they are used. */
      types_run_delayed (c, 0);
    }
}

/* What no use decided gets its default type. */
static void
settle_untyped (TypesChecker *c)
{
  for (guint i = 0; i < c->untyped->len; i++)
    {
      SyntaxExpr *e = c->untyped->pdata[i];

      if (e->type && types_is_untyped (e->type))
        e->type = types_default (e->type);
    }
}

static void
complete_interfaces (TypesContext *context)
{
  for (guint i = 0; i < context->incomplete->len; i++)
    types_interface_set (context->incomplete->pdata[i]);
  g_ptr_array_set_size (context->incomplete, 0);
}

static void
check_package_names (TypesChecker *c)
{
  for (guint i = 0; i < c->package->n_files; i++)
    {
      SyntaxIdent *ident = c->package->files[i]->package_name;

      if (ident == NULL)
        continue;
      if (strcmp (ident->name, "_") == 0)
        types_error (c, ident->head.pos, "invalid package name _");
      else if (c->package->name == NULL)
        c->package->name = ident->name;
      else if (strcmp (c->package->name, ident->name) != 0)
        types_error (c, ident->head.pos, "package %s; expected package %s", ident->name,
                     c->package->name);
    }
  if (c->package->name == NULL)
    c->package->name = "main";
}

/* Parses and checks what the package imports on the way. */
void
types_check_package (TypesBuild   *build,
                     TypesPackage *package)
{
  TypesChecker c;
  TypesContext outer = *build->context;

  checker_init (&c, build, package);
  check_package_names (&c);
  types_collect (&c);
  build->context->resolve = resolve_cb;
  build->context->resolve_data = &c;
  resolve_all (&c);
  complete_interfaces (build->context);
  types_init_order (&c);
  types_unused_imports (&c);
  if (c.n_errors == 0)
    types_mono_check (&c);
  settle_untyped (&c);
  package->checked = c.n_errors == 0;
  build->context->resolve = outer.resolve;
  build->context->resolve_data = outer.resolve_data;
  checker_clear (&c);
}

/* ---- a program ----------------------------------------------------------------------- */

static int
order_by_path (gconstpointer a,
               gconstpointer b)
{
  const TypesPackage *p = *(TypesPackage *const *) a, *q = *(TypesPackage *const *) b;

  return strcmp (p->path, q->path);
}

static gboolean
is_ready (const TypesPackage *package,
          GPtrArray          *done)
{
  for (guint i = 0; i < package->n_imports; i++)
    if (!g_ptr_array_find (done, package->imports[i], NULL))
      return FALSE;
  return TRUE;
}

/* Since Go 1.21: sorted by path, always the first whose imports are initialised. */
static void
order_packages (TypesBuild   *build,
                TypesProgram *program)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_copy (build->packages, NULL, NULL);
  g_autoptr (GPtrArray) done = g_ptr_array_new ();

  g_ptr_array_sort (waiting, order_by_path);
  while (waiting->len > 0)
    {
      guint i = 0;

      while (i < waiting->len && !is_ready (waiting->pdata[i], done))
        i++;
      g_assert (i < waiting->len);
      g_ptr_array_add (done, g_ptr_array_remove_index (waiting, i));
    }
  g_ptr_array_add (done, program->main);
  program->n_packages = done->len;
  program->packages = base_arena_newv (build->arena, TypesPackage *, done->len);
  memcpy (program->packages, done->pdata, sizeof (gpointer) * done->len);
}

static gboolean
is_test_package (const TypesPackage *package)
{
  for (guint i = 0; i < package->n_files; i++)
    if (g_str_has_suffix (package->files[i]->source->name, "_test.go"))
      return TRUE;
  return FALSE;
}

static void
require_main (TypesBuild         *build,
              const TypesPackage *package)
{
  TypesObject *object = types_scope_lookup (package->scope, "main");
  SyntaxIdent *name = package->n_files > 0 ? package->files[0]->package_name : NULL;

  /* The linker says this, if nothing else is wrong. */
  if (strcmp (package->name, "main") != 0 || is_test_package (package) || build->problems->len > 0)
    return;
  if (object == NULL || object->kind != TYPES_OBJECT_FUNC)
    types_error_late (build, name ? name->head.pos : 0,
                      "function main is undeclared in the main package");
}

/* What is wrong with imports is told alone; what gc's parser finds comes before what its checker
 * finds; what the linker finds is told only if there is nothing else. */
static void
flush_problems (TypesBuild *build)
{
  guint n_told = 0;
  int told = TYPES_IMPORT; /* the last phase that told anything */

  for (int phase = TYPES_IMPORT; phase <= TYPES_LATE; phase++)
    for (guint i = 0; i < build->problems->len; i++)
      {
        const TypesProblem *problem = &g_array_index (build->problems, TypesProblem, i);

        if ((int) problem->phase != phase)
          continue;
        if (n_told > 0 && (told == TYPES_IMPORT || phase == TYPES_LATE) && told != phase)
          return;
        base_diag_list_add (build->diags, BASE_DIAG_ERROR, problem->pos, "%s", problem->message);
        n_told++;
        told = phase;
      }
}

/**
 * types_check_program:
 * @arena: where everything is made; must outlive the result
 * @names: the table that the files were parsed with
 * @sources: receives the files of imported packages
 * @files: (array length=n_files): the files of package main, or of a package to be tested
 * @n_files: how many
 * @config: language version and importer
 * @diags: receives the errors
 *
 * Checks a program, and parses and checks what it imports. The syntax trees are annotated as
 * syntax-ast.h says.
 *
 * Cost: linear in the length of the program.
 *
 * Returns: (transfer none) (nullable): the program, or %NULL if there were errors
 */
TypesProgram *
types_check_program (BaseArena           *arena,
                     struct _SyntaxNames *names,
                     BaseSourceSet       *sources,
                     SyntaxFile         **files,
                     guint                n_files,
                     const TypesConfig   *config,
                     BaseDiagList        *diags)
{
  TypesContext *context = base_arena_new0 (arena, TypesContext);
  TypesProgram *program = base_arena_new0 (arena, TypesProgram);
  TypesBuild    build = { arena, names, sources, diags, config, context,
                          g_ptr_array_new (), g_ptr_array_new (),
                          g_array_new (FALSE, FALSE, sizeof (TypesProblem)) };

  types_context_init (context, arena);
  context->incomplete = g_ptr_array_new ();
  program->main = base_arena_new0 (arena, TypesPackage);
  program->main->path = "main";
  program->main->files = files;
  program->main->n_files = n_files;

  g_ptr_array_add (build.loading, (gpointer) program->main->path);
  types_check_package (&build, program->main);
  require_main (&build, program->main);
  flush_problems (&build);
  if (base_diag_list_get_n_errors (diags) > 0)
    program = NULL;
  else
    order_packages (&build, program);

  g_clear_pointer (&context->incomplete, g_ptr_array_unref);
  g_ptr_array_unref (build.packages);
  g_ptr_array_unref (build.loading);
  g_array_unref (build.problems);
  return program;
}
