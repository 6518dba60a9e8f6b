/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-sched.h"

G_BEGIN_DECLS

/*
 * Injected faults. A fault says what happens and where:
 *
 *     delay:30s@main.charge      the goroutine that gets there sleeps, and no context wakes it
 *     block@main.go:42           it waits for ever
 *     panic:no disk@G0.2         it panics as panic("no disk") does, at its next instruction
 *     late:2s@main.go:17         the timer that is started there comes late
 *     lost@timer                 it never comes
 *     slow:10@P1                 an instruction takes ten times as long on this processor
 *
 *     fault = kind [ ":" argument ] "@" place [ "#" count ]
 *     place = function [ "+" lines ] | file ":" line | line | "G" path | "G" id
 *           | "P" number | "timer"
 *     count = the n-th time the place is reached, by whatever goroutine; 1 if not given; "*" always
 *
 * A fault at a place of the code acts as an instruction that was put in front of it: it takes one
 * instruction's time and is counted as one. The places are patched as breakpoints are, so that a
 * run without faults looks for none.
 *
 * When a fault comes into effect is a decision: at the start of the run, or between two
 * instructions. The list of faults is the host's, in the order in which they came into effect;
 * what became of each lies in the arena, under the same number.
 */
typedef enum
{
  MACHINE_FAULT_AT_CODE,  /* pcs: entries of a function, or first ones on a line */
  MACHINE_FAULT_AT_G,
  MACHINE_FAULT_AT_TIMER, /* any timer */
  MACHINE_FAULT_AT_P,
} MachineFaultPlace;

typedef struct _MachineFault
{
  MachineFaultKind  kind;
  MachineFaultPlace place;
  char             *text;       /* as schedules keep it: survives edits where that is possible */
  char             *shown;      /* as people write it */
  char             *shown_place;
  char             *message;    /* panic */
  gint64            value;      /* ns; slow: how many times slower */
  guint64           occurrence; /* 0: always */
  char             *func;       /* place: a function; else NULL */
  const BaseSource *source;     /* place: a line; the function's, too */
  guint             line;
  GArray           *pcs;        /* guint32, rising */
  guint32           g;          /* 0: by its path */
  guint64           path_hash;
  guint             p;
} MachineFault;

#define MACHINE_MAX_FAULTS 128
#define MACHINE_FAULT_ENDS (1u << 31) /* with a number: this fault is taken away */

/* What became of a fault. */
typedef struct
{
  guint32 active;  /* in effect, and not used up */
  guint32 n_fired;
  guint32 ended;   /* taken away */
  guint32 due_g;   /* at code: the goroutine that reached the place for the time that counts */
  guint64 n_seen;  /* times its place was reached */
} MachineFaultState;

/* System memory; root->chaos, 0 until a first fault comes into effect. */
typedef struct
{
  guint32           n;
  guint32           n_at_g;    /* active ones at goroutines: every turn looks */
  guint32           n_timers;  /* active late and lost ones */
  guint32           pad;
  MachineFaultState states[MACHINE_MAX_FAULTS];
} MachineChaos;

typedef enum
{
  MACHINE_CHAOS_PASS,   /* nothing happens */
  MACHINE_CHAOS_PARKED, /* g waits */
  MACHINE_CHAOS_PANIC,  /* a panic is raised: unwind */
  MACHINE_CHAOS_SOON,   /* g is not in its own code yet: after one more instruction, perhaps */
} MachineChaosAct;

/* ---- machine-fault.c: the language ------------------------------------------------ */

/* The faults of a text, separated by commas; NULL with the error set if one is wrong. */
GPtrArray *machine_faults_parse   (const CodeProgram *program,
                                   const char        *text,
                                   GError           **error); /* of MachineFault */
GPtrArray *machine_faults_parse_known (const CodeProgram *program,
                                       const char        *text,
                                       guint             *inout_lost);
void       machine_fault_free     (MachineFault      *self);

/* ---- machine-chaos.c ----------------------------------------------------------------- */

void       machine_chaos_init     (Machine *self); /* those of the settings */
/* The arena was replaced: patches as it says. */
void       machine_chaos_restored (Machine *self);
/* A fault comes into effect, with the next number. */
void       machine_chaos_begin    (Machine      *self,
                                   MachineFault *fault); /* taken */
/* One of the settings, found in a schedule. Taken. */
void       machine_chaos_begin_first (Machine      *self,
                                      MachineFault *fault);
/* The host's list may be longer: faults that lie ahead of the machine. */
void       machine_chaos_begin_number (Machine *self,
                                       guint    number);
void       machine_chaos_end      (Machine *self,
                                   guint    number);
/* The faults that are not in effect yet are forgotten. */
void       machine_chaos_forget_future (Machine *self);
/* g stands before an instruction that is patched. What acts is to be counted as one instruction,
 * when it is done. */
MachineChaosAct machine_chaos_arrive (Machine  *self,
                                      MachineG *g);
/* g is about to run on. */
MachineChaosAct machine_chaos_turn (Machine  *self,
                                    MachineG *g);
/* g starts a timer (object 0: sleeps): when it is due then, -1: never. */
gint64     machine_chaos_timer    (Machine  *self,
                                   MachineG *g,
                                   guint32   object,
                                   gint64    when_ns);
/* New processors: are they slow ones? */
void       machine_chaos_add_procs (Machine *self);

static inline MachineChaos *
machine_chaos (const Machine *self)
{
  return self->root->chaos != 0 ? machine_ptr (self, self->root->chaos) : NULL;
}

G_END_DECLS
