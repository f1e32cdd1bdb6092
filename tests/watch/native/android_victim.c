/* A stand-in for the native part of an app on Android: each line on its stdin names a function of the libraries that its
   arguments name, which is called once. Answers `done`, or `none` if there is no such function. */
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#define OF_A_FILE "/data/com.whatsapp/" PLANTED_FILE

typedef int (*Open)(const char *, int);
typedef int (*OpenAt)(int, const char *, int);
typedef int (*Resolve)(const char *, const char *, const void *, void **);
typedef int (*ResolveFor)(const char *, const char *, const void *, unsigned, unsigned, void **);
typedef void *(*Host)(const char *);
typedef void *(*HostOf)(const char *, int);
typedef int (*Connect)(int, const void *, unsigned);
typedef long (*SendTo)(int, const void *, size_t, int, const void *, unsigned);
typedef int (*Write)(const void *, const void *, int);
typedef int (*WriteEx)(const void *, const void *, size_t, size_t *);

static void call(const char *name, void *found) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(9)};
    size_t written;
    void *answer;
    inet_pton(AF_INET, "127.0.0.6", &to.sin_addr);
    if (!strncmp(name, "openat", 6) || !strcmp(name, "__openat_2")) {
        ((OpenAt)found)(3, OF_A_FILE, 0);
    } else if (!strncmp(name, "open", 4) || !strcmp(name, "__open_2")) {
        ((Open)found)(OF_A_FILE, 0);
    } else if (!strcmp(name, "getaddrinfo")) {
        ((Resolve)found)("native.example", NULL, NULL, &answer);
    } else if (!strcmp(name, "android_getaddrinfofornet")) {
        ((ResolveFor)found)("native.example", NULL, NULL, 0, 0, &answer);
    } else if (!strcmp(name, "gethostbyname")) {
        ((Host)found)("native.example");
    } else if (!strcmp(name, "gethostbyname2")) {
        ((HostOf)found)("native.example", AF_INET6);
    } else if (!strcmp(name, "connect")) {
        ((Connect)found)(3, &to, sizeof to);
    } else if (!strcmp(name, "sendto")) {
        ((SendTo)found)(3, PLANTED_TEXT, sizeof PLANTED_TEXT, 0, &to, sizeof to);
    } else if (!strcmp(name, "SSL_write")) {
        ((Write)found)("tls.example", PLANTED_TEXT, sizeof PLANTED_TEXT);
    } else if (!strcmp(name, "SSL_write_ex")) {
        ((WriteEx)found)("tls.example", PLANTED_TEXT, sizeof PLANTED_TEXT, &written);
    }
}

int main(int count, char **arguments) {
    char name[64];
    void *libraries[4];
    for (int i = 1; i < count && i < 4; i++) {
        libraries[i] = dlopen(arguments[i], RTLD_NOW | RTLD_LOCAL);
        if (libraries[i] == NULL) {
            return 1;
        }
    }
    puts("ready");
    fflush(stdout);
    while (scanf("%63s", name) == 1) {
        void *found = NULL;
        for (int i = 1; i < count && i < 4 && found == NULL; i++) {
            found = dlsym(libraries[i], name);
        }
        if (found != NULL) {
            call(name, found);
        }
        puts(found == NULL ? "none" : "done");
        fflush(stdout);
    }
    return 0;
}
