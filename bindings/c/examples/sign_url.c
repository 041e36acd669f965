/* Prints a signed URL: with the time and the nonce of the documentation's example, whose signature is known. */

#include <stdio.h>

#include "cenbwp.h"

int main(void) {
    cenbwp_signer signer = {0};
    signer.access_key_id = "testid";
    signer.access_key_secret = "testsecret";

    cenbwp_request request = {0};
    request.bandwidth = 2;
    request.geographic_region_a = "China";
    request.geographic_region_b = "North-America";
    request.charge_type = "PrePaid";
    request.pricing_cycle = "Month";
    request.period = 1;
    request.auto_pay = CENBWP_TRUE;
    request.client_token = "02fb3da4-130e-11e9-8e44-0016e04115b";
    request.name = "nametest";
    request.cen_id = "cen-0xyeagctz5sfg46fbl";

    /* In earnest: the time, and 16 bytes from the system's random numbers as `random`. */
    cenbwp_stamp stamp = {0};
    stamp.unix_seconds = 1524833184;
    stamp.nonce = "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf";

    char text[1024];
    cenbwp_error error;

    cenbwp_buffer advisory = {text, sizeof text, 0};
    for (size_t i = 0; cenbwp_advisory(&request, i, &advisory, NULL) == CENBWP_STATUS_OK; i++) {
        fprintf(stderr, "advisory: %s\n", text);
    }

    cenbwp_buffer url = {text, sizeof text, 0};
    if (cenbwp_sign_url(&signer, &request, &stamp, &url, NULL, &error) != CENBWP_STATUS_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    puts(text);
    return 0;
}
