#pragma once

#include <histedit.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A line editor over libedit: history, completion, pasted text as a whole, and text that arrives while a line is typed.
   One at a time: libedit keeps signals in globals. */
typedef struct rescind_editor *rescind_editor_ref;

/* What became of a line. */
enum rescind_edit_result {
    rescind_edit_end = 0,         /* the end of input */
    rescind_edit_typed = 1,       /* a line was typed */
    rescind_edit_interrupted = 2, /* Ctrl-C: the line was cleared */
    rescind_edit_pasted = 3,      /* several lines were pasted, as one text */
    rescind_edit_hung_up = 4,     /* the terminal went away */
    rescind_edit_terminated = 5,  /* the program was told to stop */
};

/* What completes a word. */
typedef struct {
    size_t replaced;           /* so many bytes before the cursor are replaced */
    char *_Nullable inserted;  /* by this, from malloc; NULL for nothing */
    char *_Nullable listed;    /* what is printed above the line, from malloc; NULL for nothing */
} rescind_completion;

/* Called while a line is typed, about four times a second: gives text to print above the line, from malloc, or NULL. */
typedef char *_Nullable (*rescind_idle)(void *_Nullable context);

/* Called as often: gives the prompt as it is to be now, from malloc, or NULL to leave it as it is. */
typedef char *_Nullable (*rescind_prompting)(void *_Nullable context);

/* Called for Tab with the line up to the cursor. */
typedef rescind_completion (*rescind_complete)(void *_Nullable context, const char *_Nonnull line);

/* An editor; `history` names the history file, NULL for none. NULL when memory is out. */
struct rescind_editor *_Nullable rescind_edit_open(
    const char *_Nullable history, rescind_idle _Nullable idle, rescind_prompting _Nullable prompting,
    rescind_complete _Nullable complete, void *_Nullable context);

/* Reads a line. `line` gets what was typed, and `pasted` what was pasted; both from malloc, to be freed, or NULL. */
enum rescind_edit_result rescind_edit_line(
    struct rescind_editor *_Nonnull editor, const char *_Nonnull prompt, char *_Nullable *_Nonnull line,
    char *_Nullable *_Nonnull pasted);

/* Puts a line into the history and writes the history file anew, 0600. */
void rescind_edit_remember(struct rescind_editor *_Nonnull editor, const char *_Nonnull line);

/* Ends the editor. */
void rescind_edit_close(struct rescind_editor *_Nullable editor);

/* Columns of a character as the C library has them; -1 for one that it does not know. */
int rescind_columns(uint32_t character);

/* The version of libedit. */
const char *_Nonnull rescind_edit_version(void);
