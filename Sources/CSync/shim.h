#ifndef CSYNC_SHIM_H
#define CSYNC_SHIM_H

/* Linux declares it in unistd.h for those only who ask for GNU's extensions before the first header,
   which Swift's module of the C library does not. */
int syncfs(int fd);

#endif
