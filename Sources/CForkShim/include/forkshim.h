#ifndef RESCIND_FORKSHIM_H
#define RESCIND_FORKSHIM_H

#include <sys/types.h>

/// fork(2), which Swift does not import. The caller must have no other thread: a fork copies only the one that calls it.
/// Returns 0 in the child, its process id in the parent, -1 with errno when there is none.
pid_t rescind_fork(void);

#endif
