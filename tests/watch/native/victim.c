/* A stand-in for the native part of an app. Reads lines from stdin: ACTION TIMES THREADS, answers each with `done`.
   PLANTED_... are what may never be told of it. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static const char *folder;
static char path[4096];
static char action[32];
static int times;

static void open_file(const char *owner, const char *name, int at) {
    char full[4096];
    snprintf(full, sizeof full, "%s/%s/%s", folder, owner, name);
    int file = at ? openat(AT_FDCWD, full, O_RDONLY) : open(full, O_RDONLY);
    if (file >= 0) {
        close(file);
    }
}

static void connect_to(int family, const void *address, socklen_t size) {
    int file = socket(family, SOCK_STREAM | SOCK_NONBLOCK, 0);
    connect(file, address, size);
    close(file);
}

static void connect_everywhere(void) {
    struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons(9)};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons(9)};
    struct sockaddr_un local = {.sun_family = AF_UNIX};
    inet_pton(AF_INET, "127.0.0.1", &four.sin_addr);
    connect_to(AF_INET, &four, sizeof four);
    inet_pton(AF_INET6, "::1", &six.sin6_addr);
    connect_to(AF_INET6, &six, sizeof six);
    inet_pton(AF_INET6, "::ffff:127.0.0.2", &six.sin6_addr);
    connect_to(AF_INET6, &six, sizeof six);
    snprintf(local.sun_path, sizeof local.sun_path, "%s/" PLANTED_FILE, folder);
    connect_to(AF_UNIX, &local, sizeof local);
}

static void send_to(const char *host, int connected) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(9)};
    int file = socket(AF_INET, SOCK_DGRAM, 0);
    inet_pton(AF_INET, host, &to.sin_addr);
    if (connected) {
        connect(file, (struct sockaddr *)&to, sizeof to);
        sendto(file, PLANTED_TEXT, sizeof PLANTED_TEXT, 0, NULL, 0);
    } else {
        sendto(file, PLANTED_TEXT, sizeof PLANTED_TEXT, 0, (struct sockaddr *)&to, sizeof to);
    }
    close(file);
}

static void resolve(const char *name) {
    struct addrinfo hints = {.ai_flags = AI_NUMERICHOST}, *found = NULL;
    if (getaddrinfo(name, NULL, &hints, &found) == 0) {
        freeaddrinfo(found);
    }
}

static void *run(void *unused) {
    (void)unused;
    for (int i = 0; i < times; i++) {
        if (!strcmp(action, "open")) {
            open_file("com.whatsapp/databases", PLANTED_FILE, 0);
        } else if (!strcmp(action, "openat")) {
            open_file("com.tencent.mm/MicroMsg", PLANTED_FILE, 1);
        } else if (!strcmp(action, "shared")) {
            open_file("WhatsApp", PLANTED_FILE, 0);
        } else if (!strcmp(action, "others")) {
            open_file("com.whatsappx", PLANTED_FILE, 0);
            open_file("com.example.watched", PLANTED_FILE, 0);
            open_file("com-whatsapp", "\xff\xfe", 0);
            open("", O_RDONLY);
        } else if (!strcmp(action, "connect")) {
            connect_everywhere();
        } else if (!strcmp(action, "send")) {
            send_to("127.0.0.3", 0);
            send_to("127.0.0.4", 1);
        } else if (!strcmp(action, "flood")) {
            char name[64];
            snprintf(name, sizeof name, "host-%d.example", i);
            resolve(name);
        } else if (!strcmp(action, "resolve")) {
            resolve("C2.stalker.example.");
            resolve(PLANTED_NUMBER);
            resolve(PLANTED_NUMBER + 1); /* without its sign */
            resolve("a:b");
            resolve(PLANTED_TEXT);
            resolve("\xff\xfe.example");
        }
    }
    return NULL;
}

int main(int count, char **arguments) {
    int threads;
    folder = count > 1 ? arguments[1] : "/nowhere";
    puts("ready");
    fflush(stdout);
    while (fgets(path, sizeof path, stdin) && sscanf(path, "%31s %d %d", action, &times, &threads) == 3) {
        pthread_t ids[16];
        for (int i = 0; i < threads && i < 16; i++) {
            pthread_create(&ids[i], NULL, run, NULL);
        }
        for (int i = 0; i < threads && i < 16; i++) {
            pthread_join(ids[i], NULL);
        }
        puts("done");
        fflush(stdout);
    }
    return 0;
}
