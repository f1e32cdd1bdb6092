/* A stand-in for the native part of an app on Android: calls the library that its argument names, once for each line. */
#include <dlfcn.h>
#include <stdio.h>

typedef int (*Open)(const char *, int);
typedef int (*OpenAt)(int, const char *, int);
typedef int (*Resolve)(const char *, const char *, const void *, void **);
typedef int (*ResolveFor)(const char *, const char *, const void *, unsigned, unsigned, void **);

int main(int count, char **arguments) {
    char line[64];
    void *found;
    void *library = count > 1 ? dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL) : NULL;
    if (library == NULL) {
        return 1;
    }
    puts("ready");
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        ((Open)dlsym(library, "open"))("/data/com.whatsapp/" PLANTED_FILE, 0);
        ((Open)dlsym(library, "__open_2"))("/data/com.whatsapp/" PLANTED_FILE, 0);
        ((OpenAt)dlsym(library, "__openat_2"))(3, "/data/com.tencent.mm/" PLANTED_FILE, 0);
        ((Resolve)dlsym(library, "getaddrinfo"))("native.example", NULL, NULL, &found);
        ((ResolveFor)dlsym(library, "android_getaddrinfofornet"))("java.example", NULL, NULL, 0, 0, &found);
        puts("done");
        fflush(stdout);
    }
    return 0;
}
