/*
 * Menkyo's activation client in C11: activation by KMS host and, online, by product key. Written from docs/protocol.
 *
 * The library keeps nothing between calls: the program keeps the client machine ID, the time of the last success and
 * what comes of it (license states and periods: docs/client.md). Threads may call it at the same time with the same
 * catalog. With menkyo_mak.c a program calls curl_global_init before its threads begin.
 */
#ifndef MENKYO_CLIENT_H
#define MENKYO_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    MENKYO_REQUEST_LENGTH = 244,
    MENKYO_MAX_FRAME_LENGTH = 512,
    MENKYO_INSTALLATION_ID_LENGTH = 62, /* 9 groups of 6 digits with hyphens */
    MENKYO_CONFIRMATION_LENGTH = 172    /* 128 bytes in Base64 */
};

/* What came of an attempt; the names are those of docs/result-codes.md. */
typedef enum {
    MENKYO_ACTIVATED_BY_HOST,
    MENKYO_ACTIVATED_BY_KEY,
    MENKYO_NOT_ENOUGH_MACHINES,
    MENKYO_EDITION_NOT_COVERED,
    MENKYO_EDITION_UNKNOWN,
    MENKYO_CLOCK_DIFFERS,
    MENKYO_REPEATED_REQUEST,
    MENKYO_HOST_NOT_ACTIVATED,
    MENKYO_HOST_BUSY,
    MENKYO_HOST_NOT_SUITABLE,
    MENKYO_HOST_NOT_TRUSTED,
    MENKYO_HOST_UNREACHABLE,
    MENKYO_HOST_NAME_UNKNOWN,
    MENKYO_KEY_NEEDED,
    MENKYO_HARDWARE_NOT_READABLE,
    MENKYO_CENTER_REFUSED,
    MENKYO_CENTER_UNREACHABLE,
    MENKYO_CENTER_NOT_SECURE,
    MENKYO_CENTER_NOT_TRUSTED,
    MENKYO_NO_CENTER,
    MENKYO_INVALID_INPUT, /* the key is mistyped, or the catalog has no such edition */
    MENKYO_FAULT          /* memory or a library failed */
} menkyo_outcome;

/* The outcome's name without the prefix. */
const char *menkyo_outcome_name(menkyo_outcome outcome);

/* ---- Catalog ---------------------------------------------------------------------------------------------------- */

typedef struct menkyo_catalog menkyo_catalog;

/*
 * Reads a client catalog. Returns NULL if it is none, or without memory; *wrong then names the setting that is missing
 * or wrong, and lives as long as the program.
 */
menkyo_catalog *menkyo_catalog_parse(const char *text, const char **wrong);

void menkyo_catalog_free(menkyo_catalog *catalog);

/* The port of KMS hosts that are named without one. */
uint16_t menkyo_catalog_port(const menkyo_catalog *catalog);

/* ---- Activation by KMS host (VA-302 to VA-306) ------------------------------------------------------------------ */

typedef enum {
    MENKYO_INITIAL_GRACE = 1,
    MENKYO_LICENSED = 2,
    MENKYO_OUT_OF_TOLERANCE_GRACE = 3,
    MENKYO_NOTIFICATION = 4
} menkyo_state;

/* The machine that asks. */
typedef struct {
    uint16_t edition;      /* code of the installed edition */
    menkyo_state state;    /* its license state */
    uint32_t minutes_left; /* until the state ends; 0 if it has no end or is over */
    uint8_t cmid[16];      /* client machine ID: random, made once per installation and anew on rearm */
    uint8_t hardware[16];  /* the same as long as the hardware is, and another on each machine */
    const char *name;      /* in UTF-8; what does not fit is cut off */
    bool is_virtual;
} menkyo_machine;

typedef struct {
    menkyo_outcome outcome;
    unsigned count;   /* the host's count, with ACTIVATED_BY_HOST and NOT_ENOUGH_MACHINES */
    unsigned missing; /* further physical machines that the edition's threshold needs */
    uint32_t renewal_minutes, retry_minutes; /* when to ask again; 0 if no answer was believed */
    int64_t host_time;                       /* milliseconds since 1970; 0 if no answer was believed */
    char product_id[33];                     /* of the host; empty if no answer was believed */
    char detail[128];                        /* a reason in words; may be empty */
} menkyo_kms_result;

/* A new client machine ID, or any other 128 random bits. False if the system has none. */
bool menkyo_random(uint8_t bits[16]);

/*
 * Asks a host and verifies its answer; waits no longer than 5 seconds for each address of the host and then 15 seconds
 * for the whole answer. The port is a number in digits. Gives the outcome, which is in the result, too.
 */
menkyo_outcome menkyo_kms_activate(const menkyo_catalog *catalog, const menkyo_machine *machine, const char *host,
                                   const char *port, menkyo_kms_result *result);

/*
 * The parts of it, for programs with connections of their own: the frame of a request at this time (milliseconds since
 * 1970) with this nonce (random, new for each request), and what comes of the frames that were received for it.
 */
bool menkyo_kms_seal(const menkyo_catalog *catalog, const menkyo_machine *machine, int64_t time,
                     const uint8_t nonce[16], uint8_t frame[MENKYO_REQUEST_LENGTH]);

menkyo_outcome menkyo_kms_judge(const menkyo_catalog *catalog, const uint8_t request[MENKYO_REQUEST_LENGTH],
                                const uint8_t *received, size_t length, menkyo_kms_result *result);

/* ---- Activation by product key, online (VA-402) ----------------------------------------------------------------- */

/* What was read of the machine; NULL or blank for what cannot be read. Small letters, or such of ASCII only. */
typedef struct {
    const char *system_board, *system_disk, *network_adapter, *processor, *memory, *firmware;
} menkyo_readings;

typedef struct {
    menkyo_outcome outcome;
    long remaining_activations; /* that the key has left; with ACTIVATED_BY_KEY */
    char confirmation[MENKYO_CONFIRMATION_LENGTH + 1]; /* the publisher's signed confirmation; keep it */
    char detail[256];                                  /* a reason in words; may be empty */
} menkyo_mak_result;

/* The installation ID (VA-401); ACTIVATED_BY_KEY stands for success. */
menkyo_outcome menkyo_installation_id(const menkyo_catalog *catalog, uint16_t edition, const char *product_key,
                                      const menkyo_readings *readings, char id[MENKYO_INSTALLATION_ID_LENGTH + 1]);

/*
 * Sends product key and installation ID to the center and verifies its confirmation. The address is the catalog's
 * unless one is given; it begins with https, or http to this machine itself.
 */
menkyo_outcome menkyo_mak_activate(const menkyo_catalog *catalog, uint16_t edition, const char *product_key,
                                   const menkyo_readings *readings, const char *center, menkyo_mak_result *result);

/* Whether this is the publisher's confirmation of this installation: also for one that was kept. */
bool menkyo_confirms(const menkyo_catalog *catalog, uint16_t edition, const char *product_key,
                     const menkyo_readings *readings, const char *confirmation);

#endif
