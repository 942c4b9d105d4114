#pragma once

#include <histedit.h>

/* A line editor with a history, over libedit. One at a time: libedit keeps signals in globals. */
typedef struct rescind_editor *rescind_editor_ref;

/* An editor; `history` names the history file, NULL for none. NULL when memory is out. */
struct rescind_editor *_Nullable rescind_edit_open(const char *_Nullable history);

/* Reads a line: 1 with the line, to be freed, in `*line`; 2 after Ctrl-C; 0 at the end of input. */
int rescind_edit_line(
    struct rescind_editor *_Nullable editor, const char *_Nonnull prompt, char *_Nullable *_Nonnull line);

/* Writes the history, 0600, and ends the editor. */
void rescind_edit_close(struct rescind_editor *_Nullable editor);
