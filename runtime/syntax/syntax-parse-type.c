/* SPDX-License-Identifier: MIT */

/*
 * Types, parameter lists and type parameters. A parameter list is read as a
 * list of entries "name", "Type" or "name Type"; which of them are names is
 * known at its end only (the specification, "Function types": all or none).
 */
#include "syntax-private.h"

#include <string.h>

static const SyntaxToken type_follow[]
    = { SYNTAX_TOKEN_COMMA,  SYNTAX_TOKEN_COLON,  SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RPAREN,
        SYNTAX_TOKEN_RBRACK, SYNTAX_TOKEN_RBRACE, SYNTAX_TOKEN_EOF };

SyntaxExpr *
parser_type (Parser *p)
{
  SyntaxExpr *type = parser_type_or_null (p);

  if (type == NULL)
    {
      type = parser_bad_expr (p);
      parser_unexpected (p, ", expected type");
      parser_advance (p, type_follow);
    }
  return type;
}

static gboolean
type_arg (Parser  *p,
          gpointer data)
{
  parser_vec_add (data, parser_type (p));
  return FALSE;
}

/* TypeName = identifier [ "." identifier ] [ "[" TypeList "]" ] . */
static SyntaxExpr *
type_name (Parser *p)
{
  SyntaxExpr *x = (SyntaxExpr *) parser_name (p);

  if (parser_token (p) == SYNTAX_TOKEN_PERIOD)
    {
      SyntaxSelector *selector = parser_node (p, SyntaxSelector, SYNTAX_SELECTOR, x->pos);

      parser_next (p);
      selector->x = x;
      selector->sel = parser_name (p);
      x = (SyntaxExpr *) selector;
    }
  if (parser_token (p) == SYNTAX_TOKEN_LBRACK)
    {
      SyntaxIndex *index = parser_node (p, SyntaxIndex, SYNTAX_INDEX, x->pos);
      ParserVec args = { NULL, 0, 0 };

      parser_next (p);
      index->x = x;
      if (parser_token (p) == SYNTAX_TOKEN_RBRACK)
        parser_unexpected (p, ", expected type argument list");
      index->rbrack = parser_list (p, "type argument list", SYNTAX_TOKEN_COMMA,
                                   SYNTAX_TOKEN_RBRACK, type_arg, &args);
      index->indices.items = parser_vec_take (p, &args, &index->indices.n);
      x = (SyntaxExpr *) index;
    }
  return x;
}

/* ArrayType = "[" ( Expression | "..." ) "]" Type ; SliceType = "[" "]" Type . */
SyntaxExpr *
parser_array_or_slice_type (Parser *p)
{
  BasePos pos = p->lexer.pos;
  SyntaxArrayType *array;

  parser_next (p);
  if (parser_got (p, SYNTAX_TOKEN_RBRACK))
    {
      SyntaxSliceType *slice = parser_node (p, SyntaxSliceType, SYNTAX_SLICE_TYPE, pos);

      slice->elem = parser_type (p);
      return (SyntaxExpr *) slice;
    }
  array = parser_node (p, SyntaxArrayType, SYNTAX_ARRAY_TYPE, pos);
  if (!parser_got (p, SYNTAX_TOKEN_ELLIPSIS))
    {
      p->literal_level++;
      array->len = parser_expr (p);
      p->literal_level--;
    }
  if (parser_token (p) == SYNTAX_TOKEN_COMMA)
    {
      parser_error_at (p, p->lexer.pos, "unexpected comma; expecting ]");
      parser_next (p);
    }
  parser_want (p, SYNTAX_TOKEN_RBRACK, NULL);
  array->elem = parser_type (p);
  return (SyntaxExpr *) array;
}

/* ChannelType = ( "chan" [ "<-" ] | "<-" "chan" ) ElementType . */
static SyntaxExpr *
chan_type (Parser *p)
{
  SyntaxChanType *chan = parser_node (p, SyntaxChanType, SYNTAX_CHAN_TYPE, p->lexer.pos);

  if (parser_got (p, SYNTAX_TOKEN_ARROW))
    {
      chan->dir = SYNTAX_CHAN_RECV;
      parser_want (p, SYNTAX_TOKEN_CHAN, NULL);
    }
  else
    {
      parser_next (p);
      chan->dir = parser_got (p, SYNTAX_TOKEN_ARROW) ? SYNTAX_CHAN_SEND : SYNTAX_CHAN_BOTH;
    }
  chan->elem = parser_type_or_null (p);
  if (chan->elem == NULL)
    {
      chan->elem = parser_bad_expr (p);
      parser_error_at (p, p->lexer.pos, "missing channel element type");
    }
  return (SyntaxExpr *) chan;
}

/* MapType = "map" "[" Type "]" Type . */
static SyntaxExpr *
map_type (Parser *p)
{
  SyntaxMapType *map = parser_node (p, SyntaxMapType, SYNTAX_MAP_TYPE, p->lexer.pos);

  parser_next (p);
  parser_want (p, SYNTAX_TOKEN_LBRACK, NULL);
  map->key = parser_type (p);
  parser_want (p, SYNTAX_TOKEN_RBRACK, NULL);
  map->elem = parser_type (p);
  return (SyntaxExpr *) map;
}

/* ---- structs ------------------------------------------------------------------ */

static SyntaxField *
add_field (ParserVec   *fields,
           Parser      *p,
           SyntaxIdent *name,
           SyntaxExpr  *type,
           BasePos      pos)
{
  SyntaxField *field = base_arena_new0 (p->arena, SyntaxField);

  field->name = name;
  field->type = type;
  field->pos = pos;
  parser_vec_add (fields, field);
  return field;
}

static SyntaxFieldList
take_fields (Parser    *p,
             ParserVec *fields)
{
  SyntaxFieldList list = { base_arena_newv (p->arena, SyntaxField, fields->n), fields->n };

  for (guint i = 0; i < fields->n; i++)
    list.items[i] = *(SyntaxField *) fields->items[i];
  g_free (fields->items);
  *fields = (ParserVec){ NULL, 0, 0 };
  return list;
}

/* Whether the field declaration at a name is an embedded one: "T", "p.T", "T[A]". */
static gboolean
at_embedded_field (Parser *p)
{
  SyntaxLexer saved = p->lexer;
  gboolean embedded;

  p->lexer.diags = NULL;
  parser_next (p);
  switch ((guint) parser_token (p))
    {
    case SYNTAX_TOKEN_PERIOD:
    case SYNTAX_TOKEN_STRING:
    case SYNTAX_TOKEN_SEMICOLON:
    case SYNTAX_TOKEN_RBRACE:
    case SYNTAX_TOKEN_EOF:
      embedded = TRUE;
      break;
    case SYNTAX_TOKEN_LBRACK:
      {
        /* "name []T" and "name [n]T" go on with a type behind the bracket, "T[A]" does not. */
        parser_next (p);
        embedded = parser_token (p) != SYNTAX_TOKEN_RBRACK
                   && parser_token (p) != SYNTAX_TOKEN_ELLIPSIS
                   && p->lookahead < SYNTAX_MAX_LOOKAHEAD;
        if (embedded)
          {
            p->lookahead++;
            do
              parser_expr (p);
            while (parser_got (p, SYNTAX_TOKEN_COMMA) && parser_token (p) != SYNTAX_TOKEN_RBRACK);
            p->lookahead--;
            embedded = parser_got (p, SYNTAX_TOKEN_RBRACK)
                       && (parser_token (p) == SYNTAX_TOKEN_STRING
                           || parser_token (p) == SYNTAX_TOKEN_SEMICOLON
                           || parser_token (p) == SYNTAX_TOKEN_RBRACE);
          }
        break;
      }
    default:
      embedded = FALSE;
      break;
    }
  p->lexer = saved;
  return embedded;
}

static void
add_embedded_field (Parser    *p,
                    ParserVec *fields)
{
  BasePos pos = p->lexer.pos;
  gboolean parenthesized = parser_got (p, SYNTAX_TOKEN_LPAREN);
  SyntaxExpr *type;

  if (parenthesized)
    parser_error_at (p, pos, "cannot parenthesize embedded type");
  if (parser_token (p) == SYNTAX_TOKEN_MUL)
    {
      SyntaxStar *star = parser_node (p, SyntaxStar, SYNTAX_STAR, p->lexer.pos);

      parser_next (p);
      if (parser_got (p, SYNTAX_TOKEN_LPAREN))
        {
          parser_error_at (p, p->lexer.pos, "cannot parenthesize embedded type");
          star->x = type_name (p);
          parser_got (p, SYNTAX_TOKEN_RPAREN);
        }
      else
        star->x = type_name (p);
      type = (SyntaxExpr *) star;
    }
  else
    type = type_name (p);
  if (parenthesized)
    parser_got (p, SYNTAX_TOKEN_RPAREN);
  add_field (fields, p, NULL, type, pos)->embedded = TRUE;
}

/* FieldDecl = ( IdentifierList Type | [ "*" ] TypeName ) [ Tag ] . */
static gboolean
field_decl (Parser  *p,
            gpointer data)
{
  ParserVec *fields = data;
  guint first = fields->n;
  SyntaxBasicLit *tag;

  if (parser_token (p) == SYNTAX_TOKEN_NAME && !at_embedded_field (p))
    {
      SyntaxExpr *type;

      do
        {
          BasePos pos = p->lexer.pos;

          add_field (fields, p, parser_name (p), NULL, pos);
        }
      while (parser_got (p, SYNTAX_TOKEN_COMMA));
      type = parser_type (p);
      for (guint i = first; i < fields->n; i++)
        ((SyntaxField *) fields->items[i])->type = type;
    }
  else if (parser_token (p) == SYNTAX_TOKEN_NAME || parser_token (p) == SYNTAX_TOKEN_MUL
           || parser_token (p) == SYNTAX_TOKEN_LPAREN)
    add_embedded_field (p, fields);
  else
    {
      const SyntaxToken follow[] = { SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RBRACE,
                                     SYNTAX_TOKEN_EOF };

      parser_unexpected (p, ", expected field name or embedded type");
      parser_advance (p, follow);
      return FALSE;
    }
  if (parser_token (p) == SYNTAX_TOKEN_STRING)
    {
      tag = parser_basic_lit (p);
      for (guint i = first; i < fields->n; i++)
        ((SyntaxField *) fields->items[i])->tag = tag;
    }
  return FALSE;
}

static SyntaxExpr *
struct_type (Parser *p)
{
  SyntaxStructType *type = parser_node (p, SyntaxStructType, SYNTAX_STRUCT_TYPE, p->lexer.pos);
  ParserVec fields = { NULL, 0, 0 };

  parser_next (p);
  parser_want (p, SYNTAX_TOKEN_LBRACE, NULL);
  parser_list (p, "struct type", SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RBRACE, field_decl, &fields);
  type->fields = take_fields (p, &fields);
  return (SyntaxExpr *) type;
}

/* ---- interfaces and constraints --------------------------------------------------- */

/* ConstraintTerm = [ "~" ] Type . */
static SyntaxExpr *
constraint_term (Parser *p)
{
  SyntaxUnary *tilde;

  if (parser_token (p) != SYNTAX_TOKEN_TILDE)
    return parser_type (p);

  tilde = parser_node (p, SyntaxUnary, SYNTAX_UNARY, p->lexer.pos);
  tilde->op = SYNTAX_TOKEN_TILDE;
  parser_next (p);
  tilde->x = parser_type (p);
  return (SyntaxExpr *) tilde;
}

/* TypeElem = ConstraintTerm { "|" ConstraintTerm } . */
SyntaxExpr *
parser_constraint (Parser *p)
{
  SyntaxExpr *x = constraint_term (p);

  while (parser_token (p) == SYNTAX_TOKEN_OR)
    {
      SyntaxBinary *binary = parser_node (p, SyntaxBinary, SYNTAX_BINARY, x->pos);

      binary->op = SYNTAX_TOKEN_OR;
      binary->op_pos = p->lexer.pos;
      parser_next (p);
      binary->x = x;
      binary->y = constraint_term (p);
      x = (SyntaxExpr *) binary;
    }
  return x;
}

/* InterfaceElem = MethodName Signature | TypeElem . */
static gboolean
interface_elem (Parser  *p,
                gpointer data)
{
  ParserVec *elements = data;
  BasePos pos = p->lexer.pos;

  if (parser_token (p) == SYNTAX_TOKEN_NAME)
    {
      SyntaxLexer saved = p->lexer;
      SyntaxIdent *name = parser_name (p);

      if (parser_token (p) == SYNTAX_TOKEN_LPAREN)
        {
          add_field (elements, p, name, (SyntaxExpr *) parser_signature (p, pos), pos);
          return FALSE;
        }
      p->lexer = saved;
    }
  if (parser_token (p) == SYNTAX_TOKEN_EOF || parser_token (p) == SYNTAX_TOKEN_SEMICOLON)
    {
      const SyntaxToken follow[] = { SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RBRACE,
                                     SYNTAX_TOKEN_EOF };

      parser_unexpected (p, ", expected method or embedded element");
      parser_advance (p, follow);
      return FALSE;
    }
  add_field (elements, p, NULL, parser_constraint (p), pos)->embedded = TRUE;
  return FALSE;
}

static SyntaxExpr *
interface_type (Parser *p)
{
  SyntaxInterfaceType *type
      = parser_node (p, SyntaxInterfaceType, SYNTAX_INTERFACE_TYPE, p->lexer.pos);
  ParserVec elements = { NULL, 0, 0 };

  parser_next (p);
  parser_want (p, SYNTAX_TOKEN_LBRACE, NULL);
  parser_list (p, "interface type", SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RBRACE, interface_elem,
               &elements);
  type->elements = take_fields (p, &elements);
  return (SyntaxExpr *) type;
}

/* ---- functions ------------------------------------------------------------------------ */

/* Result = Parameters | Type . */
static SyntaxFieldList
func_result (Parser *p)
{
  SyntaxFieldList list = { NULL, 0 };
  BasePos pos = p->lexer.pos;
  SyntaxExpr *type;

  if (parser_token (p) == SYNTAX_TOKEN_LPAREN)
    return parser_params (p, NULL);
  type = parser_type_or_null (p);
  if (type != NULL)
    {
      list.items = base_arena_new0 (p->arena, SyntaxField);
      list.n = 1;
      list.items[0].type = type;
      list.items[0].pos = pos;
    }
  return list;
}

/* Signature = Parameters [ Result ] . */
SyntaxFuncType *
parser_signature (Parser *p,
                  BasePos pos)
{
  SyntaxFuncType *type = parser_node (p, SyntaxFuncType, SYNTAX_FUNC_TYPE, pos);

  if (parser_token (p) != SYNTAX_TOKEN_LPAREN)
    {
      parser_unexpected (p, ", expected (");
      parser_advance (p, type_follow);
      return type;
    }
  type->params = parser_params (p, &type->rparen);
  type->results = func_result (p);
  return type;
}

static SyntaxExpr *
type_or_null_inner (Parser *p)
{
  BasePos pos = p->lexer.pos;

  switch ((guint) parser_token (p))
    {
    case SYNTAX_TOKEN_MUL:
      {
        SyntaxStar *star = parser_node (p, SyntaxStar, SYNTAX_STAR, pos);

        parser_next (p);
        star->x = parser_type (p);
        return (SyntaxExpr *) star;
      }
    case SYNTAX_TOKEN_ARROW:
    case SYNTAX_TOKEN_CHAN:
      return chan_type (p);
    case SYNTAX_TOKEN_FUNC:
      parser_next (p);
      return (SyntaxExpr *) parser_signature (p, pos);
    case SYNTAX_TOKEN_LBRACK:
      return parser_array_or_slice_type (p);
    case SYNTAX_TOKEN_MAP:
      return map_type (p);
    case SYNTAX_TOKEN_STRUCT:
      return struct_type (p);
    case SYNTAX_TOKEN_INTERFACE:
      return interface_type (p);
    case SYNTAX_TOKEN_NAME:
      return type_name (p);
    case SYNTAX_TOKEN_LPAREN:
      {
        SyntaxParen *paren = parser_node (p, SyntaxParen, SYNTAX_PAREN, pos);

        parser_next (p);
        paren->x = parser_type (p);
        parser_want (p, SYNTAX_TOKEN_RPAREN, NULL);
        return (SyntaxExpr *) paren;
      }
    default:
      return NULL;
    }
}

/* Type = TypeName | TypeLit | "(" Type ")" ; NULL if there is none here. */
SyntaxExpr *
parser_type_or_null (Parser *p)
{
  SyntaxExpr *type;

  if (!parser_enter (p))
    return NULL;
  type = type_or_null_inner (p);
  parser_leave (p);
  return type;
}

/* ---- parameters --------------------------------------------------------------------- */

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
          add_field (list->fields, p, NULL, param_type_or_null (p, list), pos);
          return FALSE;
        }
      add_field (list->fields, p, name, param_type_or_null (p, list), pos);
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
  add_field (list->fields, p, NULL, type, pos);
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
  return take_fields (p, &fields);
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
  return take_fields (p, &fields);
}

/* At "[" in "type T [": whether type parameters follow, and not an array's length or "]". A name
 * followed by another type or by "," starts type parameters; "[P *C]" and "[P (C)]" are taken as
 * lengths unless a comma or an element that is no expression tells otherwise (the specification,
 * "Type parameter declarations"). */
gboolean
parser_at_type_params (Parser *p)
{
  SyntaxLexer saved = p->lexer;
  gboolean result = FALSE;

  p->lexer.diags = NULL;
  parser_next (p);
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
          parser_next (p);
          parser_type_or_null (p);
          result = parser_token (p) == SYNTAX_TOKEN_COMMA || parser_token (p) == SYNTAX_TOKEN_OR;
          break;
        default:
          break;
        }
    }
  p->lexer = saved;
  return result;
}
