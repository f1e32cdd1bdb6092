/* A stand-in for a TLS library: the name that a client asked for is what its connection is. Built as libssl.so. */
#include <stddef.h>

const char *SSL_get_servername(const void *connection, int type) {
    return type == 0 ? connection : NULL;
}

__attribute__((noinline)) int SSL_write(const void *connection, const void *data, int size) {
    return connection != NULL && data != NULL ? size : -1;
}

__attribute__((noinline)) int SSL_write_ex(const void *connection, const void *data, size_t size, size_t *written) {
    *written = size;
    return connection != NULL && data != NULL;
}
