/* SPDX-License-Identifier: MIT */

/*
 * Expressions and types as gc prints them in messages: on one line, function
 * bodies and literals shortened to "func(…) {…}" and "T{…}".
 */
#include "syntax-parser.h"

static void print_fields (const SyntaxFieldList *fields,
                          const char            *separator,
                          GString               *out);

static void
print_list (const SyntaxExprList *list,
            GString              *out)
{
  for (guint i = 0; i < list->n; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      syntax_expr_print (list->items[i], out);
    }
}

static void
print_signature (const SyntaxFuncType *type,
                 GString              *out)
{
  g_string_append_c (out, '(');
  print_fields (&type->params, ", ", out);
  g_string_append_c (out, ')');
  if (type->results.n == 0)
    return;
  g_string_append_c (out, ' ');
  if (type->results.n == 1 && type->results.items[0].name == NULL)
    {
      syntax_expr_print (type->results.items[0].type, out);
      return;
    }
  g_string_append_c (out, '(');
  print_fields (&type->results, ", ", out);
  g_string_append_c (out, ')');
}

/* Names that share a type are printed with it once. */
static void
print_fields (const SyntaxFieldList *fields,
              const char            *separator,
              GString               *out)
{
  for (guint i = 0; i < fields->n; i++)
    {
      const SyntaxField *field = &fields->items[i];
      gboolean shares = i + 1 < fields->n && field->name != NULL && fields->items[i + 1].name != NULL
                        && fields->items[i + 1].type == field->type;

      if (i > 0)
        {
          gboolean shared = field->name != NULL && fields->items[i - 1].name != NULL
                            && fields->items[i - 1].type == field->type;

          g_string_append (out, shared ? ", " : separator);
        }
      if (field->name != NULL)
        g_string_append (out, field->name->name);
      if (shares)
        continue;
      if (field->type != NULL && field->type->kind == SYNTAX_FUNC_TYPE && field->name != NULL
          && separator[0] == ';')
        {
          print_signature ((SyntaxFuncType *) field->type, out);
          continue;
        }
      if (field->name != NULL)
        g_string_append_c (out, ' ');
      syntax_expr_print (field->type, out);
      if (field->tag != NULL)
        g_string_append_printf (out, " %s", field->tag->text);
    }
}

static void
print_block_type (const char            *keyword,
                  const SyntaxFieldList *fields,
                  GString               *out)
{
  g_string_append (out, keyword);
  g_string_append_c (out, '{');
  print_fields (fields, "; ", out);
  g_string_append_c (out, '}');
}

static void
print_type (const SyntaxExpr *expr,
            GString          *out)
{
  switch ((guint) expr->kind)
    {
    case SYNTAX_ARRAY_TYPE:
      g_string_append_c (out, '[');
      if (((SyntaxArrayType *) expr)->len != NULL)
        syntax_expr_print (((SyntaxArrayType *) expr)->len, out);
      else
        g_string_append (out, "...");
      g_string_append_c (out, ']');
      syntax_expr_print (((SyntaxArrayType *) expr)->elem, out);
      break;
    case SYNTAX_SLICE_TYPE:
      g_string_append (out, "[]");
      syntax_expr_print (((SyntaxSliceType *) expr)->elem, out);
      break;
    case SYNTAX_ELLIPSIS_TYPE:
      g_string_append (out, "...");
      syntax_expr_print (((SyntaxEllipsisType *) expr)->elem, out);
      break;
    case SYNTAX_STRUCT_TYPE:
      print_block_type ("struct", &((SyntaxStructType *) expr)->fields, out);
      break;
    case SYNTAX_INTERFACE_TYPE:
      print_block_type ("interface", &((SyntaxInterfaceType *) expr)->elements, out);
      break;
    case SYNTAX_FUNC_TYPE:
      g_string_append (out, "func");
      print_signature ((const SyntaxFuncType *) expr, out);
      break;
    case SYNTAX_MAP_TYPE:
      g_string_append (out, "map[");
      syntax_expr_print (((SyntaxMapType *) expr)->key, out);
      g_string_append_c (out, ']');
      syntax_expr_print (((SyntaxMapType *) expr)->elem, out);
      break;
    case SYNTAX_CHAN_TYPE:
      {
        const SyntaxChanType *chan = (const SyntaxChanType *) expr;
        gboolean parens = chan->dir != SYNTAX_CHAN_RECV && chan->elem->kind == SYNTAX_CHAN_TYPE
                          && ((SyntaxChanType *) chan->elem)->dir == SYNTAX_CHAN_RECV;

        g_string_append (out, chan->dir == SYNTAX_CHAN_RECV   ? "<-chan "
                              : chan->dir == SYNTAX_CHAN_SEND ? "chan<- "
                                                              : "chan ");
        g_string_append (out, parens ? "(" : "");
        syntax_expr_print (chan->elem, out);
        g_string_append (out, parens ? ")" : "");
        break;
      }
    default:
      g_string_append (out, "_");
      break;
    }
}

static void
print_slice_expr (const SyntaxSliceExpr *slice,
                  GString               *out)
{
  syntax_expr_print (slice->x, out);
  g_string_append_c (out, '[');
  if (slice->low != NULL)
    syntax_expr_print (slice->low, out);
  g_string_append_c (out, ':');
  if (slice->high != NULL)
    syntax_expr_print (slice->high, out);
  if (slice->three)
    {
      g_string_append_c (out, ':');
      if (slice->max != NULL)
        syntax_expr_print (slice->max, out);
    }
  g_string_append_c (out, ']');
}

static void
print_call (const SyntaxCall *call,
            GString          *out)
{
  syntax_expr_print (call->fun, out);
  g_string_append_c (out, '(');
  print_list (&call->args, out);
  if (call->has_dots)
    g_string_append (out, "...");
  g_string_append_c (out, ')');
}

static void
print_composite (const SyntaxCompositeLit *lit,
                 GString                  *out)
{
  if (lit->type_expr != NULL)
    syntax_expr_print (lit->type_expr, out);
  g_string_append (out, lit->elements.n > 0 ? "{…}" : "{}");
}

/**
 * syntax_expr_print:
 * @expr: an expression or type
 * @out: receives the text
 *
 * Prints as gc's messages do.
 */
void
syntax_expr_print (const SyntaxExpr *expr,
                   GString          *out)
{
  switch ((guint) expr->kind)
    {
    case SYNTAX_IDENT:
      g_string_append (out, ((SyntaxIdent *) expr)->name);
      break;
    case SYNTAX_BASIC_LIT:
      g_string_append (out, ((SyntaxBasicLit *) expr)->text);
      break;
    case SYNTAX_COMPOSITE_LIT:
      print_composite ((const SyntaxCompositeLit *) expr, out);
      break;
    case SYNTAX_KEY_VALUE:
      syntax_expr_print (((SyntaxKeyValue *) expr)->key, out);
      g_string_append (out, ": ");
      syntax_expr_print (((SyntaxKeyValue *) expr)->value, out);
      break;
    case SYNTAX_FUNC_LIT:
      syntax_expr_print ((SyntaxExpr *) ((SyntaxFuncLit *) expr)->type_expr, out);
      g_string_append (out, ((SyntaxFuncLit *) expr)->body->stmts.n > 0 ? " {…}" : " {}");
      break;
    case SYNTAX_PAREN:
      g_string_append_c (out, '(');
      syntax_expr_print (((SyntaxParen *) expr)->x, out);
      g_string_append_c (out, ')');
      break;
    case SYNTAX_SELECTOR:
      syntax_expr_print (((SyntaxSelector *) expr)->x, out);
      g_string_append_printf (out, ".%s", ((SyntaxSelector *) expr)->sel->name);
      break;
    case SYNTAX_INDEX:
      syntax_expr_print (((SyntaxIndex *) expr)->x, out);
      g_string_append_c (out, '[');
      print_list (&((SyntaxIndex *) expr)->indices, out);
      g_string_append_c (out, ']');
      break;
    case SYNTAX_SLICE_EXPR:
      print_slice_expr ((const SyntaxSliceExpr *) expr, out);
      break;
    case SYNTAX_TYPE_ASSERT:
      syntax_expr_print (((SyntaxTypeAssert *) expr)->x, out);
      g_string_append (out, ".(");
      if (((SyntaxTypeAssert *) expr)->type_expr != NULL)
        syntax_expr_print (((SyntaxTypeAssert *) expr)->type_expr, out);
      else
        g_string_append (out, "type");
      g_string_append_c (out, ')');
      break;
    case SYNTAX_CALL:
      print_call ((const SyntaxCall *) expr, out);
      break;
    case SYNTAX_STAR:
      g_string_append_c (out, '*');
      syntax_expr_print (((SyntaxStar *) expr)->x, out);
      break;
    case SYNTAX_UNARY:
      g_string_append (out, syntax_token_get_spelling (((SyntaxUnary *) expr)->op));
      syntax_expr_print (((SyntaxUnary *) expr)->x, out);
      break;
    case SYNTAX_BINARY:
      syntax_expr_print (((SyntaxBinary *) expr)->x, out);
      g_string_append_printf (out, " %s ",
                              syntax_token_get_spelling (((SyntaxBinary *) expr)->op));
      syntax_expr_print (((SyntaxBinary *) expr)->y, out);
      break;
    default:
      print_type (expr, out);
      break;
    }
}
