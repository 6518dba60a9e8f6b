/* SPDX-License-Identifier: MIT */

/*
 * Parameter lists and type parameters. A parameter list is read as a list of
 * entries "name", "Type" or "name Type"; which of them are names is known at
 * its end only (the specification, "Function types": all or none).
 */
#include "syntax-private.h"

typedef struct
{
  ParserVec *fields;
  gboolean   constraints; /* type parameters: types are constraints */
} ParamList;

/* "..." Type . */
static SyntaxExpr *
dots_type (Parser *p)
{
  SyntaxEllipsisType *dots
      = parser_node (p, SyntaxEllipsisType, SYNTAX_ELLIPSIS_TYPE, p->lexer.pos);

  parser_next (p);
  dots->elem = parser_type_or_null (p);
  if (dots->elem == NULL)
    {
      dots->elem = parser_bad_expr (p);
      parser_error_at (p, p->lexer.pos, "... is missing type");
    }
  return (SyntaxExpr *) dots;
}

static gboolean
starts_type (SyntaxToken token)
{
  switch (token)
    {
    case SYNTAX_TOKEN_NAME:
    case SYNTAX_TOKEN_MUL:
    case SYNTAX_TOKEN_LPAREN:
    case SYNTAX_TOKEN_LBRACK:
    case SYNTAX_TOKEN_ARROW:
    case SYNTAX_TOKEN_CHAN:
    case SYNTAX_TOKEN_FUNC:
    case SYNTAX_TOKEN_MAP:
    case SYNTAX_TOKEN_STRUCT:
    case SYNTAX_TOKEN_INTERFACE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* At "[" behind a name in a parameter list: whether an array or slice type starts here, so that the
 * name is the parameter's ("a [n]T"), and not a type's ("T[A]"). */
static gboolean
at_array_type (Parser *p)
{
  SyntaxLexer saved = p->lexer;
  gboolean is_array;

  p->lexer.diags = NULL;
  parser_next (p);
  if (parser_token (p) == SYNTAX_TOKEN_RBRACK || parser_token (p) == SYNTAX_TOKEN_ELLIPSIS
      || p->lookahead >= SYNTAX_MAX_LOOKAHEAD)
    is_array = TRUE;
  else
    {
      p->lookahead++;
      parser_expr (p);
      p->lookahead--;
      is_array = parser_got (p, SYNTAX_TOKEN_RBRACK) && starts_type (parser_token (p));
    }
  p->lexer = saved;
  return is_array;
}

static SyntaxExpr *
param_type_or_null (Parser    *p,
                    ParamList *list)
{
  if (parser_token (p) == SYNTAX_TOKEN_ELLIPSIS)
    return dots_type (p);
  if (!list->constraints)
    return parser_type_or_null (p);
  switch ((guint) parser_token (p))
    {
    case SYNTAX_TOKEN_COMMA:
    case SYNTAX_TOKEN_RBRACK:
    case SYNTAX_TOKEN_EOF:
      return NULL;
    default:
      return parser_constraint (p);
    }
}

/* One entry; a lone name is stored as a name without type until the list's end tells. */
static gboolean
param (Parser  *p,
       gpointer data)
{
  ParamList *list = data;
  BasePos pos = p->lexer.pos;
  SyntaxExpr *type;

  if (parser_token (p) == SYNTAX_TOKEN_NAME)
    {
      SyntaxLexer saved = p->lexer;
      SyntaxIdent *name = parser_name (p);

      if (parser_token (p) == SYNTAX_TOKEN_PERIOD
          || (parser_token (p) == SYNTAX_TOKEN_LBRACK && !list->constraints && !at_array_type (p))
          || (list->constraints && parser_token (p) == SYNTAX_TOKEN_OR))
        {
          p->lexer = saved;
          parser_add_field (p, list->fields, NULL, param_type_or_null (p, list), pos);
          return FALSE;
        }
      parser_add_field (p, list->fields, name, param_type_or_null (p, list), pos);
      return FALSE;
    }
  type = param_type_or_null (p, list);
  if (type == NULL)
    {
      const SyntaxToken follow[] = { SYNTAX_TOKEN_COMMA, SYNTAX_TOKEN_RPAREN, SYNTAX_TOKEN_RBRACK,
                                     SYNTAX_TOKEN_EOF };

      parser_unexpected (p, list->constraints ? ", expected type parameter" : ", expected )");
      parser_advance (p, follow);
      return FALSE;
    }
  parser_add_field (p, list->fields, NULL, type, pos);
  return FALSE;
}

/* Gives lone names of a list their group's type, or makes all of them types. */
static void
settle_params (Parser    *p,
               ParamList *list,
               BasePos    end)
{
  guint n_named = 0, n_unnamed = 0;
  SyntaxExpr *type = NULL;
  BasePos bad = 0;
  ParserVec *fields = list->fields;

  for (guint i = 0; i < fields->n; i++)
    {
      SyntaxField *field = fields->items[i];

      n_named += field->name != NULL && field->type != NULL;
    }
  if (n_named == 0 && !list->constraints)
    {
      for (guint i = 0; i < fields->n; i++)
        {
          SyntaxField *field = fields->items[i];

          if (field->type == NULL)
            field->type = (SyntaxExpr *) g_steal_pointer (&field->name);
        }
      return;
    }
  for (guint i = fields->n; i-- > 0;)
    {
      SyntaxField *field = fields->items[i];

      if (field->name == NULL)
        {
          bad = field->pos;
          type = field->type;
          n_unnamed++;
          continue;
        }
      if (field->type != NULL)
        type = field->type;
      else if (type != NULL)
        field->type = type;
      else
        {
          bad = field->pos;
          field->type = parser_bad_expr (p);
        }
    }
  if (bad == 0)
    return;
  if (!list->constraints)
    parser_error_at (p, bad, "mixed named and unnamed parameters");
  else if (n_unnamed == 0)
    parser_error_at (p, end, "missing type constraint");
  else
    parser_error_at (p, bad, fields->n == 1 ? "missing type parameter name or invalid array length"
                                            : "missing type parameter name");
  /* The list stays usable: every field gets a name. */
  for (guint i = 0; i < fields->n; i++)
    {
      SyntaxField *field = fields->items[i];

      if (field->name == NULL)
        {
          field->name = parser_node (p, SyntaxIdent, SYNTAX_IDENT, field->pos);
          field->name->name = syntax_intern (p->lexer.names, "_", 1);
        }
    }
}

/* Parameters = "(" [ ParameterList [ "," ] ] ")" . */
SyntaxFieldList
parser_params (Parser  *p,
               BasePos *out_rparen)
{
  ParserVec fields = { NULL, 0, 0 };
  ParamList list = { &fields, FALSE };
  BasePos rparen;

  parser_want (p, SYNTAX_TOKEN_LPAREN, NULL);
  p->literal_level++;
  rparen = parser_list (p, "parameter list", SYNTAX_TOKEN_COMMA, SYNTAX_TOKEN_RPAREN, param, &list);
  p->literal_level--;
  settle_params (p, &list, rparen);
  if (out_rparen != NULL)
    *out_rparen = rparen;
  return parser_take_fields (p, &fields);
}

/* TypeParameters = "[" TypeParamList [ "," ] "]" ; the bracket is consumed. */
SyntaxFieldList
parser_type_params (Parser *p)
{
  ParserVec fields = { NULL, 0, 0 };
  ParamList list = { &fields, TRUE };
  BasePos end;

  p->literal_level++;
  end = parser_list (p, "type parameter list", SYNTAX_TOKEN_COMMA, SYNTAX_TOKEN_RBRACK, param,
                     &list);
  p->literal_level--;
  settle_params (p, &list, end);
  return parser_take_fields (p, &fields);
}

/* Whether an expression holds what only a type can be. */
static gboolean
is_type_element (const SyntaxExpr *x)
{
  switch ((guint) x->kind)
    {
    case SYNTAX_ARRAY_TYPE:
    case SYNTAX_SLICE_TYPE:
    case SYNTAX_STRUCT_TYPE:
    case SYNTAX_FUNC_TYPE:
    case SYNTAX_INTERFACE_TYPE:
    case SYNTAX_MAP_TYPE:
    case SYNTAX_CHAN_TYPE:
      return TRUE;
    case SYNTAX_BINARY:
      return is_type_element (((const SyntaxBinary *) x)->x)
             || is_type_element (((const SyntaxBinary *) x)->y);
    case SYNTAX_UNARY:
      return ((const SyntaxUnary *) x)->op == SYNTAX_TOKEN_TILDE
             || is_type_element (((const SyntaxUnary *) x)->x);
    case SYNTAX_STAR:
      return is_type_element (((const SyntaxStar *) x)->x);
    case SYNTAX_PAREN:
      return is_type_element (((const SyntaxParen *) x)->x);
    default:
      return FALSE;
    }
}

/* Whether x, read as an expression, is "P *C" or "P (C)" with a constraint C, perhaps followed by
 * "|" and other terms: if a comma follows it, or if C can only be a type. */
static gboolean
declares_type_param (const SyntaxExpr *x,
                     gboolean          before_comma)
{
  const SyntaxBinary *binary = (const SyntaxBinary *) x;
  const SyntaxCall   *call = (const SyntaxCall *) x;

  if (x->kind == SYNTAX_CALL)
    return call->fun->kind == SYNTAX_IDENT && call->args.n == 1
           && (before_comma || is_type_element (call->args.items[0]));
  if (x->kind != SYNTAX_BINARY)
    return FALSE;
  if (binary->op == SYNTAX_TOKEN_MUL && binary->x->kind == SYNTAX_IDENT)
    return before_comma || is_type_element (binary->y);
  return binary->op == SYNTAX_TOKEN_OR
         && declares_type_param (binary->x, before_comma || is_type_element (binary->y));
}

/* At "[" in "type T [": whether type parameters follow, and not an array's length or "]". A name
 * followed by another type or by "," starts type parameters; "[P *C]" and "[P (C)]" are taken as
 * lengths unless a comma or an element that is no expression tells otherwise (the specification,
 * "Type parameter declarations"). */
gboolean
parser_at_type_params (Parser *p)
{
  SyntaxLexer saved = p->lexer;
  SyntaxLexer at_name;
  SyntaxExpr *x;
  gboolean result = FALSE;

  p->lexer.diags = NULL;
  parser_next (p);
  at_name = p->lexer;
  if (parser_token (p) == SYNTAX_TOKEN_NAME)
    {
      parser_next (p);
      switch ((guint) parser_token (p))
        {
        case SYNTAX_TOKEN_NAME:
        case SYNTAX_TOKEN_COMMA:
        case SYNTAX_TOKEN_INTERFACE:
        case SYNTAX_TOKEN_LBRACK:
        case SYNTAX_TOKEN_TILDE:
        case SYNTAX_TOKEN_FUNC:
        case SYNTAX_TOKEN_MAP:
        case SYNTAX_TOKEN_CHAN:
        case SYNTAX_TOKEN_STRUCT:
          result = TRUE;
          break;
        case SYNTAX_TOKEN_MUL:
        case SYNTAX_TOKEN_LPAREN:
          p->lexer = at_name;
          p->literal_level++;
          x = parser_expr (p);
          p->literal_level--;
          result = declares_type_param (x, parser_token (p) == SYNTAX_TOKEN_COMMA);
          break;
        default:
          break;
        }
    }
  p->lexer = saved;
  return result;
}
