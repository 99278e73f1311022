#define _POSIX_C_SOURCE 200809L

#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    HEADER_LENGTH = 8,
    TYPE_REQUEST = 1,
    TYPE_ANSWER = 2,
    TYPE_CERTIFICATE = 3,
    TYPE_ERROR = 4,
    NAME_LENGTH = 143,
    MAX_CERTIFICATE_LENGTH = 202,
    MAX_SIBLINGS = 10,
    CONNECT_MILLIS = 5000,
    ANSWER_MILLIS = 15000
};

static const uint8_t MAGIC[] = {'M', 'K', 'M', 'S', 1};

const char *menkyo_outcome_name(menkyo_outcome outcome) {
    static const char *const names[] = {
        "ACTIVATED_BY_HOST", "ACTIVATED_BY_KEY", "NOT_ENOUGH_MACHINES", "EDITION_NOT_COVERED", "EDITION_UNKNOWN",
        "CLOCK_DIFFERS", "REPEATED_REQUEST", "HOST_NOT_ACTIVATED", "HOST_BUSY", "HOST_NOT_SUITABLE", "HOST_NOT_TRUSTED",
        "HOST_UNREACHABLE", "HOST_NAME_UNKNOWN", "KEY_NEEDED", "HARDWARE_NOT_READABLE", "CENTER_REFUSED",
        "CENTER_UNREACHABLE", "CENTER_NOT_SECURE", "CENTER_NOT_TRUSTED", "NO_CENTER", "INVALID_INPUT", "FAULT"};
    return names[outcome];
}

/* ---- Frames ------------------------------------------------------------------------------------------------------ */

/* As much of a name as fits, in whole characters of UTF-8 and without control characters. */
static size_t put_name(uint8_t *field, const char *name) {
    size_t length = strlen(name);
    if (length > NAME_LENGTH) {
        length = NAME_LENGTH;
        while (length > 0 && ((uint8_t) name[length] & 0xc0) == 0x80) {
            length--;
        }
    }
    for (size_t i = 0; i < length; i++) {
        uint8_t byte = (uint8_t) name[i];
        bool is_c1 = byte == 0xc2 && (uint8_t) name[i + 1] >= 0x80 && (uint8_t) name[i + 1] <= 0x9f;
        bool is_end_of_c1 = i > 0 && (uint8_t) name[i - 1] == 0xc2 && byte >= 0x80 && byte <= 0x9f;
        field[i] = byte < 0x20 || byte == 0x7f || is_c1 || is_end_of_c1 ? '?' : byte;
    }
    return length;
}

bool menkyo_kms_seal(const menkyo_catalog *catalog, const menkyo_machine *machine, int64_t time,
                     const uint8_t nonce[16], uint8_t frame[MENKYO_REQUEST_LENGTH]) {
    memset(frame, 0, MENKYO_REQUEST_LENGTH);
    memcpy(frame, MAGIC, sizeof MAGIC);
    frame[5] = TYPE_REQUEST;
    menkyo_put_number(frame + 6, 2, MENKYO_REQUEST_LENGTH - HEADER_LENGTH);
    menkyo_put_number(frame + 8, 2, machine->edition);
    frame[10] = (uint8_t) machine->state;
    frame[11] = machine->is_virtual;
    menkyo_put_number(frame + 12, 4, machine->minutes_left);
    menkyo_put_number(frame + 16, 8, (uint64_t) time);
    memcpy(frame + 24, machine->cmid, 16);
    memcpy(frame + 40, nonce, 16);
    memcpy(frame + 56, machine->hardware, 16);
    frame[80] = (uint8_t) put_name(frame + 81, machine->name);
    memcpy(frame + 224, catalog->key_id, sizeof catalog->key_id);
    return menkyo_cmac(frame + 228, catalog->key, frame, 228);
}

typedef struct {
    menkyo_platform platform;
    unsigned rank;
    uint64_t serial;
    int64_t begin, end;
    const uint8_t *catalog_id, *product_id, *key, *issuer, *signature;
    uint8_t catalog_id_length, product_id_length;
    size_t signed_length;
} certificate;

/* A text with its length ahead of it; gives the offset behind it, 0 if it is none. */
static size_t short_text(const uint8_t *body, size_t length, size_t at, const uint8_t **text, uint8_t *text_length) {
    if (at >= length || body[at] < 1 || body[at] > 32 || at + 1 + body[at] > length) {
        return 0;
    }
    *text = body + at + 1;
    *text_length = body[at];
    return at + 1 + body[at];
}

static bool read_certificate(const uint8_t *body, size_t length, certificate *read) {
    if (length < 32 || memcmp(body, "MKHC\1", 5) != 0 || body[5] < PLATFORM_CLIENT || body[5] > PLATFORM_OTHER_SERVER) {
        return false;
    }
    read->platform = (menkyo_platform) body[5];
    read->rank = (unsigned) menkyo_number(body + 6, 2);
    read->serial = menkyo_number(body + 8, 8);
    read->begin = (int64_t) menkyo_number(body + 16, 8);
    read->end = (int64_t) menkyo_number(body + 24, 8);
    size_t at = short_text(body, length, 32, &read->catalog_id, &read->catalog_id_length);
    at = at == 0 ? 0 : short_text(body, length, at, &read->product_id, &read->product_id_length);
    if (at == 0 || length != at + KEY_LENGTH + KEY_ID_LENGTH + SIGNATURE_LENGTH) {
        return false;
    }
    read->key = body + at;
    read->issuer = read->key + KEY_LENGTH;
    read->signature = read->issuer + KEY_ID_LENGTH;
    read->signed_length = at + KEY_LENGTH + KEY_ID_LENGTH;
    return read->serial != 0;
}

/*
 * How many bytes the first frame has: 0 if not all of them are there yet, -1 if this is no frame that a host sends.
 */
static int frame_length(const uint8_t *received, size_t length) {
    size_t judged = length < sizeof MAGIC ? length : sizeof MAGIC;
    if (memcmp(received, MAGIC, judged) != 0) {
        return -1;
    }
    if (length < HEADER_LENGTH) {
        return 0;
    }
    size_t body = (size_t) menkyo_number(received + 6, 2);
    bool fits = received[5] == TYPE_ANSWER ? body >= 159 && body <= 479
              : received[5] == TYPE_CERTIFICATE ? body <= MAX_CERTIFICATE_LENGTH
              : received[5] == TYPE_ERROR && body == 4;
    return !fits ? -1 : length < HEADER_LENGTH + body ? 0 : (int) (HEADER_LENGTH + body);
}

/* ---- Which answers are believed (VA-302, VA-304) ----------------------------------------------------------------- */

static menkyo_outcome end_with(menkyo_kms_result *result, menkyo_outcome outcome, const char *detail) {
    result->outcome = outcome;
    snprintf(result->detail, sizeof result->detail, "%s", detail);
    return outcome;
}

/* The root of the batch, from the answer's leaf and its siblings. */
static bool batch_root(const uint8_t *answer, uint8_t root[HASH_LENGTH]) {
    static const uint8_t leaf = 0, node = 1;
    menkyo_part begin[] = {{&leaf, 1}, {answer + 8, 92}};
    bool done = menkyo_sha256(root, begin, 2);
    unsigned sides = (unsigned) menkyo_number(answer + 100, 2);
    for (unsigned i = 0; done && i < answer[102]; i++) {
        menkyo_part sibling = {answer + 103 + 32 * i, HASH_LENGTH}, own = {root, HASH_LENGTH};
        bool is_left = (sides >> i & 1) != 0;
        menkyo_part joined[] = {{&node, 1}, is_left ? sibling : own, is_left ? own : sibling};
        done = menkyo_sha256(root, joined, 3);
    }
    return done;
}

/* Why an answer is not believed; NULL if it is. */
static const char *doubt(const menkyo_catalog *catalog, const uint8_t *request, const uint8_t *answer,
                         const certificate *host, const menkyo_edition *edition) {
    if (host == NULL || host->serial != menkyo_number(answer + 28, 8)) {
        return "the host's certificate is missing";
    }
    const uint8_t *publisher = menkyo_find_publisher(catalog, host->issuer);
    if (publisher == NULL) {
        return "the certificate's issuer is not known";
    }
    /* What is signed begins where the certificate does, which is 32 bytes and a length ahead of the catalog's id. */
    if (!menkyo_is_signed(publisher, host->signature, "menkyo/host-certificate/1", host->catalog_id - 33,
                          host->signed_length)) {
        return "the signature of the certificate is wrong";
    }
    if (host->catalog_id_length != strlen(catalog->id)
        || memcmp(host->catalog_id, catalog->id, host->catalog_id_length) != 0) {
        return "the certificate is for another catalog";
    }
    uint8_t root[HASH_LENGTH];
    if (!batch_root(answer, root)
        || !menkyo_is_signed(host->key, answer + 103 + 32 * answer[102], "menkyo/kms-batch/1", root, sizeof root)) {
        return "the signature of the answer is wrong";
    }
    int64_t asked = (int64_t) menkyo_number(request + 16, 8), answered = (int64_t) menkyo_number(answer + 20, 8);
    int64_t seconds = (asked > answered ? asked : answered) / 1000;
    if (seconds < host->begin || seconds >= host->end) {
        return "the certificate is not in force";
    }
    uint8_t product_id[32] = {0};
    memcpy(product_id, host->product_id, host->product_id_length);
    if (memcmp(answer + 68, product_id, sizeof product_id) != 0) {
        return "the answer names another host than the certificate";
    }
    if (memcmp(answer + 36, request + 24, 32) != 0) {
        return "the answer belongs to another request";
    }
    if (answer[8] == 0
        && ((unsigned) edition->rank > host->rank
            || (host->platform == PLATFORM_CLIENT && edition->platform != PLATFORM_CLIENT))) {
        return "the certificate does not cover the edition";
    }
    return NULL;
}

static menkyo_outcome judge_answer(const menkyo_catalog *catalog, const uint8_t *request, const uint8_t *answer,
                                   size_t length, const certificate *host, menkyo_kms_result *result) {
    static const menkyo_outcome outcomes[] = {
        MENKYO_ACTIVATED_BY_HOST, MENKYO_EDITION_NOT_COVERED, MENKYO_EDITION_UNKNOWN,
        MENKYO_CLOCK_DIFFERS, MENKYO_REPEATED_REQUEST, MENKYO_HOST_NOT_ACTIVATED};
    const menkyo_edition *edition = menkyo_find_edition(catalog, (unsigned) menkyo_number(request + 8, 2));
    if (edition == NULL || edition->rank < 0) {
        return end_with(result, edition == NULL ? MENKYO_INVALID_INPUT : MENKYO_KEY_NEEDED, "");
    }
    unsigned count = (unsigned) menkyo_number(answer + 10, 2), siblings = answer[102];
    uint64_t renewal = menkyo_number(answer + 12, 4), retry = menkyo_number(answer + 16, 4);
    if (answer[8] > 5 || answer[9] != 0 || count > 50 || (count > 0 && answer[8] != 0) || renewal < 1
        || renewal > INT32_MAX || retry < 1 || retry > INT32_MAX || siblings > MAX_SIBLINGS
        || menkyo_number(answer + 100, 2) >> siblings != 0 || length != 167 + 32 * siblings) {
        return end_with(result, MENKYO_HOST_NOT_SUITABLE, "the answer is not as the protocol says");
    }
    const char *doubted = doubt(catalog, request, answer, host, edition);
    if (doubted != NULL) {
        return end_with(result, MENKYO_HOST_NOT_TRUSTED, doubted);
    }
    result->renewal_minutes = (uint32_t) renewal;
    result->retry_minutes = (uint32_t) retry;
    result->host_time = (int64_t) menkyo_number(answer + 20, 8);
    memcpy(result->product_id, answer + 68, 32);
    result->count = count;
    if (answer[8] == 0 && count < edition->threshold) {
        result->missing = edition->threshold - count;
        return end_with(result, MENKYO_NOT_ENOUGH_MACHINES, "");
    }
    return end_with(result, outcomes[answer[8]], "");
}

static menkyo_outcome judge_error(uint8_t code, menkyo_kms_result *result) {
    static const char *const names[] = {
        "MALFORMED", "UNSUPPORTED_VERSION", "NOT_AUTHENTIC", "UNKNOWN_CATALOG", "HOST_NOT_ACTIVATED",
        "TOO_MANY_REQUESTS", "TOO_MANY_CONNECTIONS", "UNAVAILABLE", "TIMED_OUT"};
    if (code < 1 || code > sizeof names / sizeof *names) {
        return end_with(result, MENKYO_HOST_NOT_SUITABLE, "the error is not one of the protocol");
    }
    return end_with(result,
                    code == 5 ? MENKYO_HOST_NOT_ACTIVATED : code >= 6 ? MENKYO_HOST_BUSY : MENKYO_HOST_NOT_SUITABLE,
                    names[code - 1]);
}

/* As menkyo_kms_judge; false if more has to come first. */
static bool judge(const menkyo_catalog *catalog, const uint8_t *request, const uint8_t *received, size_t length,
                  menkyo_kms_result *result) {
    certificate last;
    bool has_certificate = false;
    while (true) {
        int whole = frame_length(received, length);
        if (whole == 0) {
            return false;
        }
        if (whole > 0 && received[5] == TYPE_CERTIFICATE) {
            has_certificate = read_certificate(received + HEADER_LENGTH, (size_t) whole - HEADER_LENGTH, &last);
        }
        if (whole < 0 || (received[5] == TYPE_CERTIFICATE && !has_certificate)) {
            end_with(result, MENKYO_HOST_NOT_SUITABLE, "a frame is not as the protocol says");
            return true;
        }
        if (received[5] == TYPE_ANSWER) {
            judge_answer(catalog, request, received, (size_t) whole, has_certificate ? &last : NULL, result);
            return true;
        }
        if (received[5] == TYPE_ERROR) {
            judge_error(received[8], result);
            return true;
        }
        received += whole;
        length -= (size_t) whole;
    }
}

menkyo_outcome menkyo_kms_judge(const menkyo_catalog *catalog, const uint8_t request[MENKYO_REQUEST_LENGTH],
                                const uint8_t *received, size_t length, menkyo_kms_result *result) {
    *result = (menkyo_kms_result){0};
    if (!judge(catalog, request, received, length, result)) {
        end_with(result, MENKYO_HOST_UNREACHABLE, "the host did not answer");
    }
    return result->outcome;
}

/* ---- Connection -------------------------------------------------------------------------------------------------- */

static int64_t millis(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits until the socket is ready or the time is over. */
static bool await(int connection, short event, int64_t deadline) {
    while (true) {
        int64_t left = deadline - millis(CLOCK_MONOTONIC);
        struct pollfd waiting = {connection, event, 0};
        int ready = left <= 0 ? 0 : poll(&waiting, 1, (int) left);
        if (ready > 0) {
            return true;
        }
        if (ready == 0 || errno != EINTR) {
            errno = ready == 0 ? ETIMEDOUT : errno;
            return false;
        }
    }
}

/* A connection to an address; -1 with errno if there is none. */
static int connect_to(const struct addrinfo *address) {
    int connection = socket(address->ai_family, address->ai_socktype, address->ai_protocol);
    if (connection < 0) {
        return -1;
    }
    int error = 0;
    socklen_t length = sizeof error;
    bool is_set = fcntl(connection, F_SETFD, FD_CLOEXEC) == 0
            && fcntl(connection, F_SETFL, fcntl(connection, F_GETFL) | O_NONBLOCK) == 0;
    if (is_set
        && (connect(connection, address->ai_addr, address->ai_addrlen) == 0
            || (errno == EINPROGRESS && await(connection, POLLOUT, millis(CLOCK_MONOTONIC) + CONNECT_MILLIS)
                && getsockopt(connection, SOL_SOCKET, SO_ERROR, &error, &length) == 0
                && (errno = error) == 0))) {
        return connection;
    }
    int failed = errno;
    close(connection);
    errno = failed;
    return -1;
}

static bool send_all(int connection, const uint8_t *data, size_t length, int64_t deadline) {
    while (length > 0) {
        ssize_t sent = send(connection, data, length, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK) {
            return false;
        }
        if (sent < 0 && !await(connection, POLLOUT, deadline)) {
            return false;
        }
        data += sent > 0 ? sent : 0;
        length -= sent > 0 ? (size_t) sent : 0;
    }
    return true;
}

/* Sends the request and judges what comes. */
static void exchange(const menkyo_catalog *catalog, const uint8_t *request, int connection, menkyo_kms_result *result) {
    uint8_t received[2 * MENKYO_MAX_FRAME_LENGTH];
    size_t length = 0;
    int64_t deadline = millis(CLOCK_MONOTONIC) + ANSWER_MILLIS;
    bool is_open = send_all(connection, request, MENKYO_REQUEST_LENGTH, deadline);
    while (is_open && length < sizeof received && await(connection, POLLIN, deadline)) {
        ssize_t more = recv(connection, received + length, sizeof received - length, 0);
        if (more < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK)) {
            continue;
        }
        is_open = more > 0;
        length += more > 0 ? (size_t) more : 0;
        errno = more == 0 ? ECONNRESET : errno;
        if (is_open && judge(catalog, request, received, length, result)) {
            return;
        }
    }
    end_with(result, MENKYO_HOST_UNREACHABLE, length == sizeof received ? "too much came" : strerror(errno));
}

menkyo_outcome menkyo_kms_activate(const menkyo_catalog *catalog, const menkyo_machine *machine, const char *host,
                                   const char *port, menkyo_kms_result *result) {
    *result = (menkyo_kms_result){0};
    const menkyo_edition *edition = menkyo_find_edition(catalog, machine->edition);
    if (edition == NULL || edition->rank < 0) {
        return end_with(result, edition == NULL ? MENKYO_INVALID_INPUT : MENKYO_KEY_NEEDED, "");
    }
    uint8_t nonce[16], request[MENKYO_REQUEST_LENGTH];
    if (!menkyo_random(nonce) || !menkyo_kms_seal(catalog, machine, millis(CLOCK_REALTIME), nonce, request)) {
        return end_with(result, MENKYO_FAULT, "");
    }
    struct addrinfo wanted = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICSERV}, *addresses;
    int unknown = getaddrinfo(host, port, &wanted, &addresses);
    if (unknown != 0) {
        return end_with(result, MENKYO_HOST_NAME_UNKNOWN, gai_strerror(unknown));
    }
    int connection = -1;
    for (struct addrinfo *address = addresses; address != NULL && connection < 0; address = address->ai_next) {
        connection = connect_to(address);
    }
    freeaddrinfo(addresses);
    if (connection < 0) {
        return end_with(result, MENKYO_HOST_UNREACHABLE, strerror(errno));
    }
    exchange(catalog, request, connection, result);
    close(connection);
    return result->outcome;
}
