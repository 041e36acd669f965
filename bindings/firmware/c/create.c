/*
 * What a device with a Cortex-M0 does to buy a bandwidth package, but for the sending: signs the request, and reads a reply.
 *
 * Prints both, and ends with success only if the reply could be read. With SIGN_ONLY defined there is no reply, to see what signing alone takes.
 * There is no C library: the program has its own start.
 */

#include "cenbwp.h"

/* What the linker knows. */
extern char data_source[], data_start[], data_end[], bss_start[], bss_end[], stack_top[];

/* Asks the debugger, which is QEMU here. */
static int semihosting(int operation, const void *argument) {
    register int r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

/* Writes to the standard output, which has a name of its own there. */
static void print(const char *text) {
    static uintptr_t output;
    if (output == 0) {
        const uintptr_t to_write[] = {(uintptr_t)":tt", 4, 3};
        output = (uintptr_t)semihosting(0x01, to_write);
    }
    uintptr_t length = 0;
    while (text[length] != '\0') {
        length++;
    }
    const uintptr_t piece[] = {output, (uintptr_t)text, length};
    semihosting(0x05, piece);
}

static char text[1024];

static int run(void) {
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

    /* A device has a clock, and a random number generator for `random`. */
    cenbwp_stamp stamp = {0};
    stamp.unix_seconds = 1524833184;
    stamp.nonce = "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf";

    cenbwp_buffer url = {text, sizeof text, 0};
    cenbwp_error error;
    if (cenbwp_sign_url(&signer, &request, &stamp, &url, NULL, &error) != CENBWP_STATUS_OK) {
        print(error.message);
        return 0;
    }
    print("GET ");
    print(text);
    print("\n");

#ifndef SIGN_ONLY
    static const char body[] = "{\"RequestId\":\"E4B3\",\"CenBandwidthPackageId\":\"cenbwp-stb2axpqzzko2jagd7\"}";
    cenbwp_reply reply;
    if (cenbwp_read_reply(body, sizeof body - 1, NULL, &reply, &error) != CENBWP_STATUS_OK) {
        print(error.message);
        return 0;
    }
    cenbwp_text id = reply.cen_bandwidth_package_id;
    for (size_t i = 0; i < id.length; i++) {
        text[i] = id.text[i];
    }
    text[id.length] = '\0';
    print("created ");
    print(text);
    print("\n");
#endif
    return 1;
}

void reset(void) {
    for (char *to = data_start, *from = data_source; to < data_end; to++, from++) {
        *to = *from;
    }
    for (char *to = bss_start; to < bss_end; to++) {
        *to = '\0';
    }
    /* That the application has ended, or that it went wrong. */
    semihosting(0x18, (const void *)(run() ? 0x20026 : 0x20023));
    for (;;) {
    }
}

/* Where the stack begins, and what runs first. */
__attribute__((section(".vector_table"), used)) static const void *const vectors[] = {stack_top, (const void *)reset};
