/*
 * Activates this machine:
 *
 *   demo CATALOG EDITION kms HOST [PORT]                as a machine that has never asked before
 *   demo CATALOG EDITION mak CENTER BOARD DISK ADAPTER  with the product key from the standard input
 *
 * A product keeps the client machine ID and the confirmation, reads the hardware itself, and asks again when the
 * result says. Ends with 0 if the machine is activated, 1 if it is not, 2 if the command or the catalog is wrong.
 */
#define _POSIX_C_SOURCE 200809L

#include "menkyo_client.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *read_file(const char *path) {
    enum { LARGEST = 1024 * 1024 };
    FILE *file = fopen(path, "rb");
    char *text = file == NULL ? NULL : calloc(1, LARGEST + 1);
    size_t length = text == NULL ? 0 : fread(text, 1, LARGEST, file);
    if (file != NULL) {
        fclose(file);
    }
    if (length == 0) {
        free(text);
        return NULL;
    }
    return text;
}

static int by_host(const menkyo_catalog *catalog, uint16_t edition, const char *host, const char *port) {
    char name[256] = "", usual[6];
    menkyo_machine machine = {.edition = edition, .state = MENKYO_INITIAL_GRACE, .name = name};
    menkyo_kms_result result;
    gethostname(name, sizeof name - 1);
    snprintf(usual, sizeof usual, "%u", (unsigned) menkyo_catalog_port(catalog));
    if (!menkyo_random(machine.cmid) || !menkyo_random(machine.hardware)) {
        return 1;
    }
    menkyo_kms_activate(catalog, &machine, host, port != NULL ? port : usual, &result);
    printf("%s count=%u missing=%u renewal=%u retry=%u host=%s %s\n", menkyo_outcome_name(result.outcome), result.count,
           result.missing, (unsigned) result.renewal_minutes, (unsigned) result.retry_minutes, result.product_id,
           result.detail);
    return result.outcome == MENKYO_ACTIVATED_BY_HOST ? 0 : 1;
}

static int by_key(const menkyo_catalog *catalog, uint16_t edition, char **told) {
    char key[128] = "";
    menkyo_readings readings = {.system_board = told[1], .system_disk = told[2], .network_adapter = told[3]};
    menkyo_mak_result result;
    if (fgets(key, sizeof key, stdin) == NULL || curl_global_init(CURL_GLOBAL_DEFAULT) != 0) {
        return 1;
    }
    menkyo_mak_activate(catalog, edition, key, &readings, told[0], &result);
    curl_global_cleanup();
    printf("%s left=%ld %s\n", menkyo_outcome_name(result.outcome), result.remaining_activations, result.detail);
    return result.outcome == MENKYO_ACTIVATED_BY_KEY ? 0 : 1;
}

int main(int count, char **arguments) {
    const char *how = count > 4 ? arguments[3] : "";
    bool is_kms = strcmp(how, "kms") == 0 && count <= 6, is_mak = strcmp(how, "mak") == 0 && count == 8;
    char *end = "x", *text = is_kms || is_mak ? read_file(arguments[1]) : NULL;
    unsigned long edition = is_kms || is_mak ? strtoul(arguments[2], &end, 10) : 0;
    if (text == NULL || *end != '\0' || edition > 16383) {
        fprintf(stderr, "demo CATALOG EDITION kms HOST [PORT]\ndemo CATALOG EDITION mak CENTER BOARD DISK ADAPTER\n");
        free(text);
        return 2;
    }
    const char *wrong;
    menkyo_catalog *catalog = menkyo_catalog_parse(text, &wrong);
    free(text);
    if (catalog == NULL) {
        fprintf(stderr, "the catalog's setting %s is missing or wrong\n", wrong);
        return 2;
    }
    int code = is_kms ? by_host(catalog, (uint16_t) edition, arguments[4], count == 6 ? arguments[5] : NULL)
                      : by_key(catalog, (uint16_t) edition, arguments + 4);
    menkyo_catalog_free(catalog);
    return code;
}
