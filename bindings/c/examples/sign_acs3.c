/*
 * Signs a request with ACS3-HMAC-SHA256, and prints it as a configuration file of curl:
 *
 *     sign_acs3 get|post|form [ENDPOINT] | curl --config -
 *
 * The access key is that of ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and, where there is one,
 * ALIBABA_CLOUD_SECURITY_TOKEN.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cenbwp.h"

/* The three ways to send a request. */
static const struct {
    const char *name;
    cenbwp_acs3_method method;
} METHODS[] = {{"get", CENBWP_ACS3_GET}, {"post", CENBWP_ACS3_POST}, {"form", CENBWP_ACS3_FORM}};

int main(int argc, char **argv) {
    cenbwp_acs3_method method = -1;
    for (size_t i = 0; argc > 1 && i < sizeof METHODS / sizeof *METHODS; i++) {
        if (strcmp(argv[1], METHODS[i].name) == 0) {
            method = METHODS[i].method;
        }
    }

    cenbwp_signer signer = {0};
    signer.access_key_id = getenv("ALIBABA_CLOUD_ACCESS_KEY_ID");
    signer.access_key_secret = getenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
    signer.security_token = getenv("ALIBABA_CLOUD_SECURITY_TOKEN");
    signer.endpoint = argc > 2 ? argv[2] : NULL;

    cenbwp_request request = {0};
    request.bandwidth = 2;
    request.geographic_region_a = "China";
    request.geographic_region_b = "North-America";
    request.client_token = "02fb3da4-130e-11e9-8e44-0016e04115b";
    request.description = "\xe5\x8c\x97\xe4\xba\xac: a+b*c~d'(e)!"; /* UTF-8 */

    unsigned char random[16];
    FILE *source = fopen("/dev/urandom", "rb");
    if (source == NULL || fread(random, sizeof random, 1, source) != 1) {
        fprintf(stderr, "there are no random numbers\n");
        return 1;
    }
    fclose(source);
    cenbwp_stamp stamp = {0};
    stamp.unix_seconds = (uint64_t)time(NULL);
    stamp.random = random;

    char text[2048];
    cenbwp_buffer buffer = {text, sizeof text, 0};
    cenbwp_header headers[CENBWP_ACS3_HEADERS];
    cenbwp_http_request http = {0};
    http.headers = headers;
    http.header_size = CENBWP_ACS3_HEADERS;
    cenbwp_error error;
    if (cenbwp_acs3_sign(&signer, &request, &stamp, method, &buffer, &http, NULL, &error) != CENBWP_STATUS_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }

    /* No value holds a quotation mark or a backslash, which curl would take for its own. */
    printf("request = \"%s\"\nurl = \"%s\"\n", http.method, http.url);
    for (size_t i = 0; i < http.header_count; i++) {
        printf("header = \"%s: %s\"\n", headers[i].name, headers[i].value);
    }
    if (http.body_length > 0) {
        printf("data-raw = \"%s\"\n", http.body);
    }
    return 0;
}
