/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Where break, continue, goto and fallthrough of one function body lead.
 * Bodies of function literals inside it are functions of their own.
 *
 * A goto to a label that comes later is kept on a list: it must find the label
 * in its own block or in one around it, and no variable may be declared
 * between the two.
 */

typedef struct _Block Block;
struct _Block
{
  const Block        *outer;
  BasePos             start;
  SyntaxLabeledStmt  *labeled; /* the statement that the block belongs to, if it has a label */
};

typedef struct
{
  SyntaxLabeledStmt *stmt;
  const Block       *block;
  BasePos            block_start;
  gboolean           used;
} Label;

/* Where an unlabeled branch leads. */
typedef struct
{
  SyntaxNode *breaks, *continues;
  int         case_index; /* directly in a clause of an expression switch: which; else -1 */
  guint       n_cases;
} Targets;

typedef struct
{
  TypesBuild *build;
  GArray     *labels;  /* of Label, in source order */
  GPtrArray  *forward; /* SyntaxBranchStmt: gotos that have not found their label */
} Branches;

/* The state of one statement list. */
typedef struct
{
  Block   block;
  Targets targets;
  guint   first_forward; /* of the gotos of this block and those inside it */
  guint   n_bad;         /* so many of them stand before variable */

  const SyntaxNode *variable; /* the last declaration of variables, or NULL */
} List;

static void check_list (Branches          *self,
                        const Block       *outer,
                        Targets            targets,
                        SyntaxLabeledStmt *labeled,
                        BasePos            start,
                        SyntaxNodeList     stmts);

/* ---- labels -------------------------------------------------------------------------- */

static Label *
find_label (Branches   *self,
            const char *name)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      if (label->stmt->label->name == name)
        return label;
    }
  return NULL;
}

/* "x at ./main.go:6:4": the variables that a statement declares, and where. */
static void
print_declaration (TypesBuild       *build,
                   const SyntaxNode *declaration,
                   GString          *out)
{
  const SyntaxAssignStmt *assign = (const SyntaxAssignStmt *) declaration;
  BasePos                 pos = declaration->pos;

  if (declaration->kind == SYNTAX_VAR_DECL)
    g_string_append (out, ((const SyntaxVarDecl *) declaration)->names[0]->name);
  else
    {
      for (guint i = 0; i < assign->lhs.n; i++)
        {
          g_string_append (out, i > 0 ? ", " : "");
          syntax_expr_print (assign->lhs.items[i], out);
        }
      pos = assign->op_pos;
    }
  g_string_append_printf (out, " at %s", types_pos_text (build, pos));
}

/* Gives the waiting gotos of this block their label. */
static void
resolve_forward (Branches          *self,
                 List              *list,
                 SyntaxLabeledStmt *stmt)
{
  guint kept = list->first_forward, n_bad = 0;

  for (guint i = list->first_forward; i < self->forward->len; i++)
    {
      SyntaxBranchStmt *branch = self->forward->pdata[i];
      gboolean          is_bad = i < list->first_forward + list->n_bad;

      if (branch->label->name != stmt->label->name)
        {
          self->forward->pdata[kept++] = branch;
          n_bad += is_bad;
          continue;
        }
      branch->target = &stmt->head;
      find_label (self, stmt->label->name)->used = TRUE;
      if (is_bad)
        {
          g_autoptr (GString) variable = g_string_new (NULL);

          print_declaration (self->build, list->variable, variable);
          types_error_early (self->build, branch->label->head.pos,
                             "goto %s jumps over declaration of %s", stmt->label->name,
                             variable->str);
        }
    }
  g_ptr_array_set_size (self->forward, (gint) kept);
  list->n_bad = n_bad;
}

static void
declare_label (Branches          *self,
               List              *list,
               SyntaxLabeledStmt *stmt)
{
  Label  label = { stmt, &list->block, list->block.start, FALSE };
  Label *other = find_label (self, stmt->label->name);

  if (strcmp (stmt->label->name, "_") == 0)
    return;
  if (other)
    types_error_early (self->build, stmt->label->head.pos, "label %s already defined at %s",
                       stmt->label->name,
                       types_pos_text (self->build, other->stmt->label->head.pos));
  else
    g_array_append_val (self->labels, label);
  resolve_forward (self, list, stmt);
}

static void
declare_variable (Branches         *self,
                  List             *list,
                  const SyntaxNode *declaration)
{
  list->variable = declaration;
  list->n_bad = self->forward->len - list->first_forward;
}

static const SyntaxNode *
first_variable (const SyntaxDeclStmt *stmt)
{
  for (guint i = 0; i < stmt->decls.n; i++)
    if (stmt->decls.items[i]->kind == SYNTAX_VAR_DECL)
      return stmt->decls.items[i];
  return NULL;
}

/* ---- branches ------------------------------------------------------------------------ */

static void
check_fallthrough (Branches         *self,
                   const List       *list,
                   SyntaxBranchStmt *stmt,
                   gboolean          is_last)
{
  const Targets *targets = &list->targets;
  const char    *message = "fallthrough statement out of place";

  if (targets->breaks && targets->breaks->kind == SYNTAX_TYPE_SWITCH_STMT)
    message = "cannot fallthrough in type switch";
  else if (targets->breaks && targets->breaks->kind == SYNTAX_SWITCH_STMT
           && targets->case_index >= 0 && is_last)
    {
      if ((guint) targets->case_index + 1 < targets->n_cases)
        {
          stmt->target = targets->breaks;
          return;
        }
      message = "cannot fallthrough final case in switch";
    }
  types_error_early (self->build, stmt->head.pos, "%s", message);
}

static void
check_unlabeled (Branches         *self,
                 const List       *list,
                 SyntaxBranchStmt *stmt,
                 gboolean          is_last)
{
  switch (stmt->op)
    {
    case SYNTAX_TOKEN_BREAK:
      stmt->target = list->targets.breaks;
      if (stmt->target == NULL)
        types_error_early (self->build, stmt->head.pos,
                           "break is not in a loop, switch, or select");
      break;
    case SYNTAX_TOKEN_CONTINUE:
      stmt->target = list->targets.continues;
      if (stmt->target == NULL)
        types_error_early (self->build, stmt->head.pos, "continue is not in a loop");
      break;
    case SYNTAX_TOKEN_FALLTHROUGH:
      check_fallthrough (self, list, stmt, is_last);
      break;
    default:
      break;
    }
}

/* The statement around block that has the label, or NULL. */
static SyntaxLabeledStmt *
enclosing (Branches    *self,
           const Block *block,
           const char  *name)
{
  Label *label = find_label (self, name);

  if (label == NULL)
    return NULL;
  label->used = TRUE; /* even if it is no valid target */
  for (; block; block = block->outer)
    if (block->labeled == label->stmt)
      return label->stmt;
  return NULL;
}

static gboolean
can_leave (const SyntaxNode *stmt,
           SyntaxToken       op)
{
  switch (stmt->kind)
    {
    case SYNTAX_FOR_STMT:
    case SYNTAX_RANGE_STMT:
      return TRUE;
    case SYNTAX_SWITCH_STMT:
    case SYNTAX_TYPE_SWITCH_STMT:
    case SYNTAX_SELECT_STMT:
      return op == SYNTAX_TOKEN_BREAK;
    default:
      return FALSE;
    }
}

static void
check_goto (Branches         *self,
            const List       *list,
            SyntaxBranchStmt *stmt)
{
  Label *label = find_label (self, stmt->label->name);

  if (label)
    {
      label->used = TRUE;
      for (const Block *block = &list->block; block; block = block->outer)
        if (block == label->block)
          {
            stmt->target = &label->stmt->head;
            return;
          }
    }
  g_ptr_array_add (self->forward, stmt);
}

static void
check_labeled_branch (Branches         *self,
                      const List       *list,
                      SyntaxBranchStmt *stmt)
{
  const char        *what = stmt->op == SYNTAX_TOKEN_BREAK ? "break" : "continue";
  SyntaxLabeledStmt *target;

  if (stmt->op == SYNTAX_TOKEN_GOTO)
    {
      check_goto (self, list, stmt);
      return;
    }
  target = enclosing (self, &list->block, stmt->label->name);
  if (find_label (self, stmt->label->name) == NULL)
    types_error_early (self->build, stmt->label->head.pos, "%s label not defined: %s", what,
                       stmt->label->name);
  else if (target == NULL || !can_leave (target->stmt, stmt->op))
    types_error_early (self->build, stmt->label->head.pos, "invalid %s label %s", what,
                       stmt->label->name);
  else
    stmt->target = target->stmt;
}

/* ---- statements ---------------------------------------------------------------------- */

static void
check_inner (Branches          *self,
             List              *list,
             Targets            targets,
             SyntaxLabeledStmt *labeled,
             BasePos            start,
             SyntaxNodeList     stmts)
{
  check_list (self, &list->block, targets, labeled, start, stmts);
}

static void
check_cases (Branches          *self,
             List              *list,
             SyntaxNode        *stmt,
             SyntaxLabeledStmt *labeled,
             SyntaxCaseList     cases)
{
  gboolean is_switch = stmt->kind == SYNTAX_SWITCH_STMT;

  for (guint i = 0; i < cases.n; i++)
    {
      Targets inner = { stmt, list->targets.continues, is_switch ? (int) i : -1, cases.n };

      check_inner (self, list, inner, labeled, cases.items[i].pos, cases.items[i].body);
    }
}

static void
check_if (Branches          *self,
          List              *list,
          SyntaxIfStmt      *stmt,
          SyntaxLabeledStmt *labeled)
{
  Targets inner = { list->targets.breaks, list->targets.continues, -1, 0 };

  check_inner (self, list, inner, labeled, stmt->then->head.pos, stmt->then->stmts);
  if (stmt->otherwise)
    {
      SyntaxNodeList otherwise = { &stmt->otherwise, 1 };

      check_inner (self, list, inner, labeled, stmt->otherwise->pos, otherwise);
    }
}

static void
check_stmt (Branches   *self,
            List       *list,
            SyntaxNode *stmt,
            gboolean    is_last)
{
  SyntaxLabeledStmt *labeled = NULL;
  Targets            inner = { list->targets.breaks, list->targets.continues, -1, 0 };
  Targets            loop = { NULL, NULL, -1, 0 };

  while (stmt->kind == SYNTAX_LABELED_STMT)
    {
      labeled = (SyntaxLabeledStmt *) stmt;
      declare_label (self, list, labeled);
      stmt = labeled->stmt;
    }
  loop.breaks = loop.continues = stmt;
  switch (stmt->kind)
    {
    case SYNTAX_DECL_STMT:
      if (first_variable ((SyntaxDeclStmt *) stmt))
        declare_variable (self, list, first_variable ((SyntaxDeclStmt *) stmt));
      break;
    case SYNTAX_ASSIGN_STMT:
      if (((SyntaxAssignStmt *) stmt)->op == SYNTAX_TOKEN_DEFINE)
        declare_variable (self, list, stmt);
      break;
    case SYNTAX_BRANCH_STMT:
      if (((SyntaxBranchStmt *) stmt)->label)
        check_labeled_branch (self, list, (SyntaxBranchStmt *) stmt);
      else
        check_unlabeled (self, list, (SyntaxBranchStmt *) stmt, is_last);
      break;
    case SYNTAX_BLOCK_STMT:
      check_inner (self, list, inner, labeled, stmt->pos, ((SyntaxBlock *) stmt)->stmts);
      break;
    case SYNTAX_IF_STMT:
      check_if (self, list, (SyntaxIfStmt *) stmt, labeled);
      break;
    case SYNTAX_FOR_STMT:
      check_inner (self, list, loop, labeled, ((SyntaxForStmt *) stmt)->body->head.pos,
                   ((SyntaxForStmt *) stmt)->body->stmts);
      break;
    case SYNTAX_RANGE_STMT:
      check_inner (self, list, loop, labeled, ((SyntaxRangeStmt *) stmt)->body->head.pos,
                   ((SyntaxRangeStmt *) stmt)->body->stmts);
      break;
    case SYNTAX_SWITCH_STMT:
      check_cases (self, list, stmt, labeled, ((SyntaxSwitchStmt *) stmt)->cases);
      break;
    case SYNTAX_TYPE_SWITCH_STMT:
      check_cases (self, list, stmt, labeled, ((SyntaxTypeSwitchStmt *) stmt)->cases);
      break;
    case SYNTAX_SELECT_STMT:
      check_cases (self, list, stmt, labeled, ((SyntaxSelectStmt *) stmt)->cases);
      break;
    default:
      break;
    }
}

static void
check_list (Branches          *self,
            const Block       *outer,
            Targets            targets,
            SyntaxLabeledStmt *labeled,
            BasePos            start,
            SyntaxNodeList     stmts)
{
  /* Labels point at their block after it has ended, hence not on the stack. */
  List *list = base_arena_new0 (self->build->arena, List);
  guint n_visible = stmts.n; /* to fallthrough, which may be followed by empty statements */

  while (n_visible > 0 && stmts.items[n_visible - 1]->kind == SYNTAX_EMPTY_STMT)
    n_visible--;

  list->block = (Block){ outer, start, labeled };
  list->targets = targets;
  list->first_forward = self->forward->len;
  for (guint i = 0; i < stmts.n; i++)
    check_stmt (self, list, stmts.items[i], i + 1 == n_visible);
}

void
types_check_branches (TypesBuild  *build,
                      SyntaxBlock *body)
{
  Branches self = { build, g_array_new (FALSE, FALSE, sizeof (Label)), g_ptr_array_new () };
  Targets  none = { NULL, NULL, -1, 0 };

  check_list (&self, NULL, none, NULL, body->head.pos, body->stmts);
  for (guint i = 0; i < self.forward->len; i++)
    {
      SyntaxBranchStmt *branch = self.forward->pdata[i];
      Label            *label = find_label (&self, branch->label->name);

      if (label)
        types_error_early (build, branch->label->head.pos,
                           "goto %s jumps into block starting at %s", branch->label->name,
                           types_pos_text (build, label->block_start));
      else
        types_error_early (build, branch->label->head.pos, "label %s not defined",
                           branch->label->name);
      if (label)
        label->used = TRUE;
    }
  for (guint i = 0; i < self.labels->len; i++)
    {
      const Label *label = &g_array_index (self.labels, Label, i);

      if (!label->used)
        types_error_early (build, label->stmt->label->head.pos, "label %s defined and not used",
                           label->stmt->label->name);
    }
  g_array_unref (self.labels);
  g_ptr_array_unref (self.forward);
}
