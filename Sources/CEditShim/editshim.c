#define _GNU_SOURCE
#include "editshim.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct rescind_editor {
    EditLine *line;
    History *history;
    HistEvent event;
    char *path;
    char prompt[128];
};

static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal_number) {
    (void)signal_number;
    interrupted = 1;
}

static char *prompt_of(EditLine *line) {
    struct rescind_editor *editor = NULL;
    el_get(line, EL_CLIENTDATA, &editor);
    return editor->prompt;
}

struct rescind_editor *rescind_edit_open(const char *path) {
    struct rescind_editor *editor = calloc(1, sizeof *editor);
    if (editor == NULL) return NULL;
    setlocale(LC_CTYPE, "");
    /* With another codeset libedit drops what is not ASCII. */
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
    editor->line = el_init("rescind", stdin, stdout, stderr);
    editor->history = history_init();
    if (editor->line == NULL || editor->history == NULL) {
        rescind_edit_close(editor);
        return NULL;
    }
    history(editor->history, &editor->event, H_SETSIZE, 1000);
    history(editor->history, &editor->event, H_SETUNIQUE, 1);
    if (path != NULL) {
        editor->path = strdup(path);
        history(editor->history, &editor->event, H_LOAD, path);
    }
    el_set(editor->line, EL_CLIENTDATA, editor);
    el_set(editor->line, EL_PROMPT, prompt_of);
    el_set(editor->line, EL_EDITOR, "emacs");
    el_set(editor->line, EL_HIST, history, editor->history);
    el_set(editor->line, EL_BIND, "^R", "em-inc-search-prev", NULL);
    el_source(editor->line, NULL);
    return editor;
}

int rescind_edit_line(struct rescind_editor *editor, const char *prompt, char **line) {
    if (editor == NULL) return 0;
    struct sigaction action = {.sa_handler = on_interrupt}, before;
    strncpy(editor->prompt, prompt, sizeof editor->prompt - 1);
    interrupted = 0;
    sigaction(SIGINT, &action, &before);
    int count = 0;
    const char *text = el_gets(editor->line, &count);
    int failure = errno;
    sigaction(SIGINT, &before, NULL);
    if (text == NULL || count <= 0) {
        if (interrupted || (count < 0 && failure == EINTR)) {
            el_reset(editor->line);
            ssize_t ignored = write(STDOUT_FILENO, "\n", 1);
            (void)ignored;
            return 2;
        }
        return 0;
    }
    size_t length = (size_t)count;
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r')) length--;
    *line = strndup(text, length);
    /* A leading space keeps a line out of the history. */
    if (length > 0 && text[0] != ' ') history(editor->history, &editor->event, H_ENTER, text);
    return *line == NULL ? 0 : 1;
}

void rescind_edit_close(struct rescind_editor *editor) {
    if (editor == NULL) return;
    if (editor->path != NULL && editor->history != NULL) {
        mode_t mask = umask(0077);
        if (history(editor->history, &editor->event, H_SAVE, editor->path) >= 0) chmod(editor->path, 0600);
        umask(mask);
    }
    if (editor->line != NULL) el_end(editor->line);
    if (editor->history != NULL) history_end(editor->history);
    free(editor->path);
    free(editor);
}
