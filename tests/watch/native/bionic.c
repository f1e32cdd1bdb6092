/* A stand-in for Android's C library, as far as its functions call each other (bionic/libc: bionic/open.cpp,
   dns/net/getaddrinfo.c, dns/net/gethnamaddr.c). Built as libc.so. */
#include <stddef.h>

struct addrinfo;

int android_getaddrinfofornet(
    const char *name, const char *service, const struct addrinfo *hints, unsigned net, unsigned mark,
    struct addrinfo **found);

__attribute__((noinline)) int open(const char *path, int flags) {
    return path[0] + flags;
}

__attribute__((noinline)) int openat(int folder, const char *path, int flags) {
    return folder + path[0] + flags;
}

int open64(const char *path, int flags) __attribute__((alias("open")));
int openat64(int folder, const char *path, int flags) __attribute__((alias("openat")));

__attribute__((noinline)) int __open_2(const char *path, int flags) {
    return path[1] - flags;
}

__attribute__((noinline)) int __openat_2(int folder, const char *path, int flags) {
    return path[1] - flags - folder;
}

__attribute__((noinline)) int connect(int file, const void *address, unsigned size) {
    return file + ((const char *)address)[0] + (int)size;
}

__attribute__((noinline)) long sendto(
    int file, const void *data, size_t size, int flags, const void *address, unsigned length) {
    return file + ((const char *)data)[0] + (long)size + flags + !address + (long)length;
}

__attribute__((noinline)) int android_getaddrinfofornet(
    const char *name, const char *service, const struct addrinfo *hints, unsigned net, unsigned mark,
    struct addrinfo **found) {
    *found = NULL;
    return name[0] + !service + !hints + (int)(net + mark);
}

__attribute__((noinline)) int getaddrinfo(
    const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
    int answer = android_getaddrinfofornet(name, service, hints, 0, 0, found);
    return answer + 1;
}

__attribute__((noinline)) void *gethostbyname2(const char *name, int family) {
    return name[0] + family == 0 ? NULL : (void *)name;
}

__attribute__((noinline)) void *gethostbyname(const char *name) {
    void *found = gethostbyname2(name, 2);
    return found == NULL ? (void *)"" : found;
}
