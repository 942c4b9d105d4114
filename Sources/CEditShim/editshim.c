#define _GNU_SOURCE
#include "editshim.h"

#include <errno.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/* The largest pasted text that is taken, in bytes; the rest is read and dropped. */
#define PASTE_LIMIT (1 << 20)
#define IDLE_MILLISECONDS 250

struct rescind_editor {
    EditLine *line;
    History *history;
    HistEvent event;
    char *path;
    rescind_idle idle;
    rescind_prompting prompting;
    rescind_complete complete;
    void *context;
    char *pasted;
    enum rescind_edit_result ended;
    sigset_t unblocked;
    char prompt[128];
};

/* Signals */

static const int handled[] = {SIGINT, SIGHUP, SIGTERM, SIGTSTP, SIGWINCH};
#define HANDLED (sizeof handled / sizeof *handled)
static volatile sig_atomic_t arrived[NSIG];

static void on_signal(int number) { arrived[number] = 1; }

static bool take(int number) {
    bool is_there = arrived[number] != 0;
    arrived[number] = 0;
    return is_there;
}

static struct rescind_editor *editor_of(EditLine *line) {
    struct rescind_editor *editor = NULL;
    el_get(line, EL_CLIENTDATA, &editor);
    return editor;
}

static char *prompt_of(EditLine *line) { return editor_of(line)->prompt; }

static void put(const char *text, size_t length) {
    while (length > 0) {
        ssize_t count = write(STDOUT_FILENO, text, length);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;
        text += count;
        length -= (size_t)count;
    }
}

static void put_text(const char *text) { put(text, strlen(text)); }

/* Bracketed paste, as xterm has it (mode 2004). */
static void ask_for_paste_marks(bool wanted) { put_text(wanted ? "\033[?2004h" : "\033[?2004l"); }

/* Above the line */

static size_t columns_of(const char *text) {
    wchar_t wide[128];
    size_t count = mbstowcs(wide, text, 127), columns = 0;
    if (count == (size_t)-1) return strlen(text);
    for (size_t i = 0; i < count; i++) {
        int width = wcwidth(wide[i]);
        columns += width > 0 ? (size_t)width : 0;
    }
    return columns;
}

/* Takes the line that is typed off the screen; the cursor is where its prompt began. */
static void clear_line(struct rescind_editor *editor) {
    const LineInfoW *info = el_wline(editor->line);
    size_t columns = columns_of(editor->prompt);
    for (const wchar_t *at = info->buffer; at < info->cursor; at++) {
        int width = wcwidth(*at);
        columns += width > 0 ? (size_t)width : 0;
    }
    struct winsize size = {0};
    size_t screen = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
    char move[32];
    put_text("\r");
    if (columns / screen > 0) put(move, (size_t)snprintf(move, sizeof move, "\033[%zuA", columns / screen));
    put_text("\033[J");
}

/* The terminal is raw while a line is typed: a line end needs its carriage return. */
static void print_above(struct rescind_editor *editor, const char *text) {
    clear_line(editor);
    for (const char *end; *text != 0; text = end) {
        end = strchrnul(text, '\n');
        put(text, (size_t)(end - text));
        put_text("\r\n");
        if (*end == '\n') end++;
    }
    el_set(editor->line, EL_REFRESH);
}

static void take_prompt(struct rescind_editor *editor, const char *prompt) {
    snprintf(editor->prompt, sizeof editor->prompt, "%s", prompt);
}

/* Puts another prompt before the line that is typed. */
static void change_prompt(struct rescind_editor *editor, const char *prompt) {
    if (strcmp(prompt, editor->prompt) == 0) return;
    clear_line(editor);
    take_prompt(editor, prompt);
    el_set(editor->line, EL_REFRESH);
}

/* Reading */

static void suspend(struct rescind_editor *editor) {
    ask_for_paste_marks(false);
    put_text("\r\n");
    el_set(editor->line, EL_PREP_TERM, 0);
    raise(SIGSTOP);
    el_set(editor->line, EL_PREP_TERM, 1);
    ask_for_paste_marks(true);
    el_set(editor->line, EL_REFRESH);
}

/* One byte: 1, or 0 at the end of input, or -1 when a signal ends the line or nothing came in `timeout` (then errno is
   EAGAIN). Signals arrive only while it waits, so none is missed between a look and the wait. */
static int read_byte(struct rescind_editor *editor, unsigned char *byte, int timeout) {
    struct timespec limit = {.tv_sec = timeout / 1000, .tv_nsec = (long)(timeout % 1000) * 1000000};
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    /* ppoll looks at the input first: with more of it waiting, a signal would wait too. */
    sigset_t blocked;
    sigprocmask(SIG_SETMASK, &editor->unblocked, &blocked);
    sigprocmask(SIG_SETMASK, &blocked, NULL);
    int ready = ppoll(&input, 1, &limit, &editor->unblocked);
    if (take(SIGHUP)) editor->ended = rescind_edit_hung_up;
    if (take(SIGTERM)) editor->ended = rescind_edit_terminated;
    if (take(SIGINT)) editor->ended = rescind_edit_interrupted;
    if (editor->ended != rescind_edit_typed) {
        errno = EINTR;
        return -1;
    }
    if (take(SIGTSTP)) suspend(editor);
    if (take(SIGWINCH)) {
        clear_line(editor);
        el_resize(editor->line);
        el_set(editor->line, EL_REFRESH);
    }
    if (ready < 0 || (ready == 0 && (input.revents & POLLIN) == 0)) {
        errno = EAGAIN;
        return -1;
    }
    ssize_t count = read(STDIN_FILENO, byte, 1);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
        errno = EAGAIN;
        return -1;
    }
    /* A terminal that went away says EIO. */
    return count == 1 ? 1 : 0;
}

static int read_character(EditLine *line, wchar_t *character) {
    struct rescind_editor *editor = editor_of(line);
    mbstate_t state = {0};
    for (int length = 0; length < MB_LEN_MAX;) {
        unsigned char byte;
        int result = read_byte(editor, &byte, IDLE_MILLISECONDS);
        if (result == 0) {
            editor->ended = rescind_edit_end;
            return 0;
        }
        if (result < 0) {
            if (errno != EAGAIN) return -1;
            char *text = editor->idle != NULL ? editor->idle(editor->context) : NULL;
            if (text != NULL) print_above(editor, text);
            free(text);
            char *prompt = editor->prompting != NULL ? editor->prompting(editor->context) : NULL;
            if (prompt != NULL) change_prompt(editor, prompt);
            free(prompt);
            continue;
        }
        size_t used = mbrtowc(character, (const char *)&byte, 1, &state);
        if (used == (size_t)-2) {
            length++;
            continue;
        }
        if (used == (size_t)-1) {
            /* A byte that belongs to no character is dropped. */
            memset(&state, 0, sizeof state);
            length = 0;
            continue;
        }
        return 1;
    }
    return 0;
}

/* Pasted text */

static char *read_pasted(struct rescind_editor *editor, size_t *length) {
    static const char end[] = "\033[201~";
    const size_t end_length = sizeof end - 1;
    size_t capacity = 4096, count = 0;
    char *text = malloc(capacity + 1);
    char tail[sizeof end] = {0};
    size_t tail_length = 0;
    while (text != NULL) {
        unsigned char byte;
        /* A terminal that never sends the end is not waited for. */
        if (read_byte(editor, &byte, 2000) != 1) break;
        if (tail_length == end_length) {
            memmove(tail, tail + 1, end_length - 1);
            tail_length--;
        }
        tail[tail_length++] = (char)byte;
        if (count < PASTE_LIMIT) {
            if (count == capacity) {
                capacity *= 2;
                char *grown = realloc(text, capacity + 1);
                if (grown == NULL) break;
                text = grown;
            }
            text[count++] = (char)byte;
        }
        if (tail_length == end_length && memcmp(tail, end, end_length) == 0) {
            if (count >= end_length && memcmp(text + count - end_length, end, end_length) == 0) count -= end_length;
            break;
        }
    }
    *length = count;
    return text;
}

static unsigned char on_paste(EditLine *line, int character) {
    (void)character;
    struct rescind_editor *editor = editor_of(line);
    size_t length = 0;
    char *text = read_pasted(editor, &length);
    if (text == NULL) return CC_ERROR;
    size_t kept = 0;
    for (size_t i = 0; i < length; i++) {
        /* Terminals paste line ends as carriage returns. */
        if (text[i] == '\r') {
            if (i + 1 < length && text[i + 1] == '\n') continue;
            text[i] = '\n';
        }
        if (text[i] != 0) text[kept++] = text[i];
    }
    while (kept > 0 && text[kept - 1] == '\n') kept--;
    text[kept] = 0;
    if (strchr(text, '\n') != NULL) {
        editor->pasted = text;
        return CC_NEWLINE;
    }
    for (size_t i = 0; i < kept; i++) {
        if ((unsigned char)text[i] < 32) text[i] = ' ';
    }
    if (kept > 0) el_insertstr(line, text);
    free(text);
    return CC_REFRESH;
}

/* Completion */

static unsigned char on_tab(EditLine *line, int character) {
    (void)character;
    struct rescind_editor *editor = editor_of(line);
    if (editor->complete == NULL) return CC_NORM;
    const LineInfo *info = el_line(line);
    char *before = strndup(info->buffer, (size_t)(info->cursor - info->buffer));
    if (before == NULL) return CC_ERROR;
    rescind_completion found = editor->complete(editor->context, before);
    if (found.listed != NULL) print_above(editor, found.listed);
    if (found.inserted != NULL) {
        size_t bytes = strlen(before), start = bytes >= found.replaced ? bytes - found.replaced : 0;
        size_t characters = mbstowcs(NULL, before + start, 0);
        if (characters != (size_t)-1 && characters > 0) el_deletestr(line, (int)characters);
        el_insertstr(line, found.inserted);
    }
    unsigned char result = found.inserted == NULL && found.listed == NULL ? CC_ERROR : CC_REFRESH;
    free(before);
    free(found.inserted);
    free(found.listed);
    return result;
}

/* The editor */

static void bind_keys(EditLine *line) {
    static const char *const keys[][2] = {
        {"\\e[200~", "rescind-paste"},   {"^I", "rescind-complete"},      {"^R", "em-inc-search-prev"},
        {"^W", "ed-delete-prev-word"},   {"\\e[3~", "ed-delete-next-char"}, {"\\e[H", "ed-move-to-beg"},
        {"\\e[F", "ed-move-to-end"},     {"\\e[1~", "ed-move-to-beg"},    {"\\e[4~", "ed-move-to-end"},
        {"\\e[1;5C", "em-next-word"},    {"\\e[1;5D", "ed-prev-word"},
    };
    el_set(line, EL_ADDFN, "rescind-paste", "Takes pasted text as one", on_paste);
    el_set(line, EL_ADDFN, "rescind-complete", "Completes a word", on_tab);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) el_set(line, EL_BIND, keys[i][0], keys[i][1], NULL);
}

struct rescind_editor *rescind_edit_open(
    const char *path, rescind_idle idle, rescind_prompting prompting, rescind_complete complete, void *context) {
    struct rescind_editor *editor = calloc(1, sizeof *editor);
    if (editor == NULL) return NULL;
    setlocale(LC_CTYPE, "");
    /* With another codeset libedit drops what is not ASCII. */
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
    editor->idle = idle;
    editor->prompting = prompting;
    editor->complete = complete;
    editor->context = context;
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
    el_set(editor->line, EL_GETCFN, read_character);
    bind_keys(editor->line);
    el_source(editor->line, NULL);
    return editor;
}

enum rescind_edit_result rescind_edit_line(
    struct rescind_editor *editor, const char *prompt, char **line, char **pasted) {
    *line = NULL;
    *pasted = NULL;
    take_prompt(editor, prompt);
    editor->ended = rescind_edit_typed;

    struct sigaction action = {.sa_handler = on_signal}, before[HANDLED];
    sigset_t blocked;
    sigemptyset(&blocked);
    for (size_t i = 0; i < HANDLED; i++) {
        sigaddset(&blocked, handled[i]);
        arrived[handled[i]] = 0;
    }
    sigprocmask(SIG_BLOCK, &blocked, &editor->unblocked);
    for (size_t i = 0; i < HANDLED; i++) sigaction(handled[i], &action, &before[i]);
    /* Before the prompt is seen: the terminal itself would echo what is typed between the prompt and this. */
    el_set(editor->line, EL_PREP_TERM, 1);
    ask_for_paste_marks(true);

    int count = 0;
    const char *text = el_gets(editor->line, &count);
    size_t length = text != NULL && count > 0 ? (size_t)count : 0;
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r')) length--;
    if (editor->ended == rescind_edit_typed) {
        *line = strndup(length > 0 ? text : "", length);
        if (editor->pasted == NULL && (text == NULL || count <= 0)) editor->ended = rescind_edit_end;
    } else {
        el_reset(editor->line);
    }
    if (editor->pasted != NULL) {
        *pasted = editor->pasted;
        editor->pasted = NULL;
        if (editor->ended == rescind_edit_typed) editor->ended = rescind_edit_pasted;
    }

    ask_for_paste_marks(false);
    if (editor->ended != rescind_edit_typed) put_text("\n");
    for (size_t i = 0; i < HANDLED; i++) sigaction(handled[i], &before[i], NULL);
    sigprocmask(SIG_SETMASK, &editor->unblocked, NULL);
    return editor->ended;
}

void rescind_edit_remember(struct rescind_editor *editor, const char *line) {
    history(editor->history, &editor->event, H_ENTER, line);
    if (editor->path == NULL) return;
    /* Beside it first: a chat that is killed leaves a whole file. */
    char beside[PATH_MAX];
    if (snprintf(beside, sizeof beside, "%s.new", editor->path) >= (int)sizeof beside) return;
    mode_t mask = umask(0077);
    if (history(editor->history, &editor->event, H_SAVE, beside) >= 0 && chmod(beside, 0600) == 0) {
        (void)rename(beside, editor->path);
    }
    umask(mask);
}

void rescind_edit_close(struct rescind_editor *editor) {
    if (editor == NULL) return;
    if (editor->line != NULL) el_end(editor->line);
    if (editor->history != NULL) history_end(editor->history);
    free(editor->path);
    free(editor);
}

int rescind_columns(uint32_t character) { return wcwidth((wchar_t)character); }

const char *rescind_edit_version(void) {
#define RESCIND_TEXT_OF(value) #value
#define RESCIND_TEXT(value) RESCIND_TEXT_OF(value)
    return RESCIND_TEXT(LIBEDIT_MAJOR) "." RESCIND_TEXT(LIBEDIT_MINOR);
}
