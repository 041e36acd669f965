/* What the C ABI promises, as tables of cases. Ends with the number of failures as its status. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cenbwp.h"

static const char *const URL =
    "https://cbn.aliyuncs.com/?AccessKeyId=testid&Action=CreateCenBandwidthPackage&AutoPay=true&Bandwidth=2"
    "&BandwidthPackageChargeType=PrePaid&CenId=cen-0xyeagctz5sfg46fbl"
    "&ClientToken=02fb3da4-130e-11e9-8e44-0016e04115b&Format=JSON&GeographicRegionAId=China"
    "&GeographicRegionBId=North-America&Name=nametest&Period=1&PricingCycle=Month&SignatureMethod=HMAC-SHA1"
    "&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&SignatureVersion=1.0"
    "&Timestamp=2018-04-27T12%3A46%3A24Z&Version=2017-09-12&Signature=I%2BxuvTuu6KH%2Fp9J4G%2BpcIqOl1II%3D";

static int failures = 0;

static void check(int holds, const char *what, const char *which) {
    if (!holds) {
        failures++;
        fprintf(stderr, "failed: %s: %s\n", which, what);
    }
}

#define CHECK(holds, which) check((holds), #holds, which)

static cenbwp_signer signer(void) {
    cenbwp_signer signer = {0};
    signer.access_key_id = "testid";
    signer.access_key_secret = "testsecret";
    return signer;
}

static cenbwp_request request(void) {
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
    return request;
}

static cenbwp_stamp stamp(void) {
    cenbwp_stamp stamp = {0};
    stamp.unix_seconds = 1524833184;
    stamp.nonce = "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf";
    return stamp;
}

/* A buffer of exactly this size, so that a byte behind it is seen by valgrind and by the sanitizer. */
static cenbwp_buffer allocate(size_t size) {
    cenbwp_buffer buffer = {NULL, size, 12345};
    buffer.text = malloc(size + (size == 0));
    memset(buffer.text, 'x', size + (size == 0));
    return buffer;
}

static int is_empty(const cenbwp_buffer *buffer) {
    for (size_t i = 0; i < buffer->size; i++) {
        if (buffer->text[i] != '\0') {
            return 0;
        }
    }
    return 1;
}

static int equal(const char *text, const char *expected) {
    return text == expected || (text != NULL && expected != NULL && strcmp(text, expected) == 0);
}

/* An array of exactly as many entries. */
static cenbwp_http_request http_request(size_t size) {
    cenbwp_http_request http;
    memset(&http, 'x', sizeof http);
    http.headers = malloc(sizeof(cenbwp_header) * (size + (size == 0)));
    memset(http.headers, 'x', sizeof(cenbwp_header) * (size + (size == 0)));
    http.header_size = size;
    return http;
}

static void a_buffer_of_each_size_is_filled_or_says_how_long_the_text_is(void) {
    cenbwp_signer s = signer();
    cenbwp_request r = request();
    cenbwp_stamp t = stamp();
    size_t length = strlen(URL);
    for (size_t size = 0; size <= length + 70; size++) {
        cenbwp_buffer url = allocate(size);
        cenbwp_error error;
        cenbwp_status status = cenbwp_sign_url(&s, &r, &t, &url, NULL, &error);
        CHECK(url.length == length, "size");
        if (size > length) {
            CHECK(status == CENBWP_STATUS_OK, "size");
            CHECK(strcmp(url.text, URL) == 0, "size");
            CHECK(error.message[0] == '\0' && error.parameter[0] == '\0', "size");
        } else {
            CHECK(status == CENBWP_STATUS_BUFFER_TOO_SMALL, "size");
            CHECK(strcmp(error.message, "url: the buffer is too small; expected 529 bytes") == 0, "size");
            CHECK(strcmp(error.parameter, "url") == 0, error.parameter);
            CHECK(is_empty(&url), "size");
        }
        free(url.text);
    }
    cenbwp_buffer none = {NULL, 0, 0};
    CHECK(cenbwp_sign_url(&s, &r, &t, &none, NULL, NULL) == CENBWP_STATUS_BUFFER_TOO_SMALL, "no buffer");
    CHECK(none.length == length, "no buffer");
}

/* The string to sign is made from the URL, so that its length can only be told where the URL has room. */
static void of_two_buffers_the_one_that_is_too_small_is_named(void) {
    cenbwp_signer s = signer();
    cenbwp_request r = request();
    cenbwp_stamp t = stamp();
    cenbwp_operation o = {"ecs.aliyuncs.com", "2014-05-26", "DescribeRegions"};
    cenbwp_buffer url = allocate(1024);
    cenbwp_buffer string = allocate(1024);
    CHECK(cenbwp_sign_url(&s, &r, &t, &url, &string, NULL) == CENBWP_STATUS_OK, "room for both");
    size_t url_length = url.length;
    size_t string_length = string.length;
    struct {
        const char *which;
        size_t url_size;
        size_t string_size;
        const char *parameter;
        size_t string_length;
    } cases[] = {
        {"no room", 0, 0, "url", 0},
        {"too little for either", url_length, string_length, "url", 0},
        {"too little for the URL", url_length, string_length + 1, "url", 0},
        {"none for the string", url_length + 1, 0, "string_to_sign", string_length},
        {"too little for the string", url_length + 1, string_length, "string_to_sign", string_length},
        {"just enough", url_length + 1, string_length + 1, "", string_length},
    };
    cenbwp_error error;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int is_enough = cases[i].parameter[0] == '\0';
        url.size = cases[i].url_size;
        string.size = cases[i].string_size;
        cenbwp_status status = cenbwp_sign_url(&s, &r, &t, &url, &string, &error);
        CHECK(status == (is_enough ? CENBWP_STATUS_OK : CENBWP_STATUS_BUFFER_TOO_SMALL), cases[i].which);
        CHECK(strcmp(error.parameter, cases[i].parameter) == 0, cases[i].which);
        CHECK(url.length == url_length && string.length == cases[i].string_length, cases[i].which);
        CHECK(is_enough || (is_empty(&url) && is_empty(&string)), cases[i].which);
    }

    cenbwp_buffer none = {NULL, 0, 0};
    CHECK(cenbwp_sign_body(&s, &r, &t, &none, &none, &error) == CENBWP_STATUS_INVALID_VALUE, "one for both");
    CHECK(cenbwp_sign_body(&s, &r, &t, &none, NULL, &error) == CENBWP_STATUS_BUFFER_TOO_SMALL, "body");
    CHECK(strcmp(error.parameter, "body") == 0, error.parameter);
    CHECK(cenbwp_sign_rpc_body(&s, &o, NULL, 0, &t, &none, NULL, &error) == CENBWP_STATUS_BUFFER_TOO_SMALL, "body");
    CHECK(strcmp(error.parameter, "body") == 0, error.parameter);
    r.client_token = NULL;
    CHECK(cenbwp_advisory(&r, 0, &none, &error) == CENBWP_STATUS_BUFFER_TOO_SMALL, "message");
    CHECK(strcmp(error.parameter, "message") == 0, error.parameter);
    free(string.text);
    free(url.text);
}

static void the_request_has(const char *parameter, cenbwp_status expected, const cenbwp_request *r) {
    cenbwp_signer s = signer();
    cenbwp_stamp t = stamp();
    cenbwp_buffer url = allocate(2048);
    cenbwp_error error;
    cenbwp_status status = cenbwp_sign_url(&s, r, &t, &url, NULL, &error);
    CHECK(status == expected, parameter);
    CHECK(strcmp(error.parameter, parameter) == 0, error.parameter);
    CHECK((error.message[0] == '\0') == (status == CENBWP_STATUS_OK), parameter);
    CHECK((url.length == 0 && url.text[0] == '\0') == (status != CENBWP_STATUS_OK), parameter);
    CHECK(cenbwp_advisory(r, 99, &url, NULL) == (status == CENBWP_STATUS_OK ? CENBWP_STATUS_NO_MORE : status), parameter);
    free(url.text);
}

static void a_value_that_breaks_a_rule_is_named(void) {
    static const char *const long_token = "0123456789012345678901234567890123456789012345678901234567890123x";
    static const cenbwp_tag no_value = {"key", NULL};
    static const cenbwp_tag reserved = {"aliyun", "value"};
    static cenbwp_tag many[21];
    for (size_t i = 0; i < 21; i++) {
        many[i].key = "k";
        many[i].value = "";
    }
#define CASE(name, expected, change)                                    \
    do {                                                                \
        cenbwp_request changed = request();                             \
        cenbwp_request *r = &changed;                                   \
        change;                                                         \
        the_request_has((name), CENBWP_STATUS_##expected, r);           \
    } while (0)
    CASE("Bandwidth", INVALID_VALUE, r->bandwidth = 1);
    CASE("GeographicRegionAId", NULL_POINTER, r->geographic_region_a = NULL);
    CASE("GeographicRegionAId", INVALID_VALUE, r->geographic_region_a = "china");
    CASE("", OK, r->geographic_region_a = "cn-huhehaote");
    CASE("GeographicRegionAId", INVALID_VALUE, r->geographic_region_a = "me-east-1");
    CASE("GeographicRegionBId", NULL_POINTER, r->geographic_region_b = NULL);
    CASE("GeographicRegionBId", INVALID_VALUE, r->geographic_region_b = "");
    CASE("BandwidthPackageChargeType", INVALID_VALUE, r->charge_type = "Prepaid");
    CASE("PricingCycle", INVALID_VALUE, r->pricing_cycle = "Week");
    CASE("AutoPay", INVALID_VALUE, r->auto_pay = 2);
    CASE("AutoRenew", INVALID_VALUE, r->auto_renew = -2);
    CASE("", OK, r->auto_renew_duration = 0x7FFFFFFF);
    CASE("AutoRenewDuration", INVALID_VALUE, r->auto_renew_duration = 0x80000000);
    CASE("AutoRenewDuration", INVALID_VALUE, r->auto_renew_duration = 0xFFFFFFFE);
    CASE("ClientToken", INVALID_VALUE, r->client_token = long_token);
    CASE("ClientToken", INVALID_VALUE, r->client_token = "");
    CASE("Name", INVALID_VALUE, r->name = "9lives");
    CASE("Name", NOT_UTF8, r->name = "a\xff");
    CASE("Name", INVALID_VALUE, r->name = "\xe9\xaa\xa8\xe5\xb9\xb2\xe7\xbd\x91 1");
    CASE("", OK, (r->name = "\xe9\xaa\xa8\xe5\xb9\xb2\xe7\xbd\x91 1", r->name_of_any_characters = CENBWP_TRUE));
    CASE("Name", INVALID_VALUE, (r->name = "http://a", r->name_of_any_characters = CENBWP_TRUE));
    CASE("Name", INVALID_VALUE, (r->name = "", r->name_of_any_characters = CENBWP_TRUE));
    CASE("Name", NULL_POINTER, (r->name = NULL, r->name_of_any_characters = CENBWP_TRUE));
    CASE("Name", INVALID_VALUE, r->name_of_any_characters = 2);
    CASE("CenId", INVALID_VALUE, r->cen_id = "cen 1");
    CASE("Description", INVALID_VALUE, r->description = "http://a");
    CASE("ResourceGroupId", INVALID_VALUE, r->resource_group_id = "");
    CASE("Tag", NULL_POINTER, r->tag_count = 1);
    CASE("Tag.N.Value", NULL_POINTER, (r->tags = &no_value, r->tag_count = 1));
    CASE("Tag.N.Key", INVALID_VALUE, (r->tags = &reserved, r->tag_count = 1));
    CASE("Tag", INVALID_VALUE, (r->tags = many, r->tag_count = 21));
    CASE("", OK, (r->tags = many, r->tag_count = 20));
#undef CASE
}

static void a_duration_is_sent_unless_it_is_left_out(void) {
    struct {
        uint32_t months;
        const char *sent;
    } cases[] = {
        {0, NULL},
        {CENBWP_ZERO_MONTHS, "&AutoRenewDuration=0&"},
        {1, "&AutoRenewDuration=1&"},
        {0x7FFFFFFF, "&AutoRenewDuration=2147483647&"},
    };
    cenbwp_signer s = signer();
    cenbwp_request r = request();
    cenbwp_stamp t = stamp();
    cenbwp_buffer url = allocate(1024);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *sent = cases[i].sent;
        r.auto_renew_duration = cases[i].months;
        CHECK(cenbwp_sign_url(&s, &r, &t, &url, NULL, NULL) == CENBWP_STATUS_OK, "duration");
        CHECK((strstr(url.text, "AutoRenewDuration") != NULL) == (sent != NULL), url.text);
        CHECK(sent == NULL || strstr(url.text, sent) != NULL, url.text);
    }
    free(url.text);
}

/* What every function takes, so that each of its pointers can be looked at. */
static struct {
    cenbwp_signer *signer, signer_there;
    cenbwp_request *request, request_there;
    cenbwp_operation *operation, operation_there;
    cenbwp_param *params, params_there[1];
    cenbwp_stamp *stamp, stamp_there;
    cenbwp_tag tag;
    cenbwp_buffer *text, text_there;
    cenbwp_buffer *other, other_there;
    cenbwp_http_request *http, http_there;
    const char *body, *server, *path;
    cenbwp_reply *reply, reply_there;
    cenbwp_text *value, value_there;
    cenbwp_explanation *explanation, explanation_there;
    cenbwp_error *error, error_there;
} all;

static cenbwp_status advisory(void) {
    return cenbwp_advisory(all.request, 0, all.text, all.error);
}

static cenbwp_status sign_url(void) {
    return cenbwp_sign_url(all.signer, all.request, all.stamp, all.text, all.other, all.error);
}

static cenbwp_status sign_body(void) {
    return cenbwp_sign_body(all.signer, all.request, all.stamp, all.text, all.other, all.error);
}

static cenbwp_status sign_rpc_url(void) {
    return cenbwp_sign_rpc_url(all.signer, all.operation, all.params, 1, all.stamp, all.text, all.other, all.error);
}

static cenbwp_status sign_rpc_body(void) {
    return cenbwp_sign_rpc_body(all.signer, all.operation, all.params, 1, all.stamp, all.text, all.other, all.error);
}

static cenbwp_status acs3_sign(void) {
    return cenbwp_acs3_sign(all.signer, all.request, all.stamp, CENBWP_ACS3_GET, all.text, all.http, all.other, all.error);
}

static cenbwp_status acs3_sign_rpc(void) {
    return cenbwp_acs3_sign_rpc(
        all.signer, all.operation, all.params, 1, all.stamp, CENBWP_ACS3_GET, all.text, all.http, all.other, all.error);
}

static cenbwp_status read_reply(void) {
    return cenbwp_read_reply(all.body, strlen("{\"CenBandwidthPackageId\":\"1\"}"), all.text, all.reply, all.error);
}

static cenbwp_status reply_find(void) {
    return cenbwp_reply_find(all.body, strlen("{\"CenBandwidthPackageId\":\"1\"}"), all.path, all.text, all.value, all.error);
}

static cenbwp_status explain(void) {
    return cenbwp_explain(all.body, 1, all.server, 1, all.explanation, all.error);
}

/* By itself, and with each other one, of which then either is named. */
static void a_pointer_that_is_null_is_told_by_its_own_name(void) {
    typedef struct {
        void *pointer;
        /* NULL if the pointer may be NULL. */
        const char *name;
    } argument;
#define SIGNER                                                                                                             \
    {&all.signer, "signer"}, {&all.signer_there.access_key_id, "AccessKeyId"}, {&all.signer_there.access_key_secret, "AccessKeySecret"}, \
        {&all.signer_there.security_token, NULL}, {&all.signer_there.endpoint, NULL}
#define REQUEST                                                                                                            \
    {&all.request, "request"}, {&all.request_there.geographic_region_a, "GeographicRegionAId"},                            \
        {&all.request_there.geographic_region_b, "GeographicRegionBId"}, {&all.request_there.charge_type, NULL},           \
        {&all.request_there.pricing_cycle, NULL}, {&all.request_there.client_token, NULL}, {&all.request_there.name, NULL}, \
        {&all.request_there.cen_id, NULL}, {&all.request_there.description, NULL},                                         \
        {&all.request_there.resource_group_id, NULL}, {&all.request_there.tags, "Tag"}, {&all.tag.key, "Tag.N.Key"},       \
        {&all.tag.value, "Tag.N.Value"}
#define CALL                                                                                                               \
    {&all.operation, "operation"}, {&all.operation_there.host, "host"}, {&all.operation_there.version, "Version"},         \
        {&all.operation_there.name, "Action"}, {&all.params, "params"}, {&all.params_there[0].name, "name"},               \
        {&all.params_there[0].value, "value"}
#define STAMP {&all.stamp, "stamp"}, {&all.stamp_there.nonce, "SignatureNonce"}
#define TEXT(name) {&all.text, name}, {&all.text_there.text, name}
#define OTHER(name) {&all.other_there.text, name}
#define HTTP {&all.http, "http"}, {&all.http_there.headers, "headers"}
    struct {
        const char *which;
        cenbwp_status (*call)(void);
        argument arguments[40];
    } cases[] = {
        {"advisory", advisory, {REQUEST, TEXT("message")}},
        {"sign_url", sign_url, {SIGNER, REQUEST, STAMP, TEXT("url"), OTHER("string_to_sign")}},
        {"sign_body", sign_body, {SIGNER, REQUEST, STAMP, TEXT("body"), OTHER("string_to_sign")}},
        {"sign_rpc_url", sign_rpc_url, {SIGNER, CALL, STAMP, TEXT("url"), OTHER("string_to_sign")}},
        {"sign_rpc_body", sign_rpc_body, {SIGNER, CALL, STAMP, TEXT("body"), OTHER("string_to_sign")}},
        {"acs3_sign", acs3_sign, {SIGNER, REQUEST, STAMP, TEXT("buffer"), OTHER("canonical_request"), HTTP}},
        {"acs3_sign_rpc", acs3_sign_rpc, {SIGNER, CALL, STAMP, TEXT("buffer"), OTHER("canonical_request"), HTTP}},
        {"read_reply", read_reply, {{&all.body, "body"}, {&all.reply, "reply"}, {&all.text_there.text, "buffer"}}},
        {"reply_find", reply_find,
            {{&all.body, "body"}, {&all.path, "path"}, {&all.value, "value"}, {&all.text_there.text, "buffer"}}},
        {"explain", explain, {{&all.body, "ours"}, {&all.server, "server"}, {&all.explanation, "explanation"}}},
    };
    all.signer_there = signer();
    all.request_there = request();
    /* Of which there is an advisory whatever else is left out. */
    all.request_there.geographic_region_b = "South-America";
    all.operation_there = (cenbwp_operation){"ecs.aliyuncs.com", "2014-05-26", "DescribeRegions"};
    all.params_there[0] = (cenbwp_param){"RegionId", "cn-hangzhou"};
    all.stamp_there = stamp();
    all.tag = (cenbwp_tag){"key", "value"};
    all.request_there.tags = &all.tag;
    all.request_there.tag_count = 1;
    all.text_there = allocate(2048);
    all.other_there = allocate(2048);
    all.http_there = http_request(CENBWP_ACS3_HEADERS);
    all.signer = &all.signer_there;
    all.request = &all.request_there;
    all.operation = &all.operation_there;
    all.params = all.params_there;
    all.stamp = &all.stamp_there;
    all.text = &all.text_there;
    all.other = &all.other_there;
    all.http = &all.http_there;
    all.body = "{\"CenBandwidthPackageId\":\"1\"}";
    all.server = "POST";
    all.path = "CenBandwidthPackageId";
    all.reply = &all.reply_there;
    all.value = &all.value_there;
    all.explanation = &all.explanation_there;
    all.error = &all.error_there;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const argument *arguments = cases[i].arguments;
        CHECK(cases[i].call() == CENBWP_STATUS_OK, cases[i].which);
        for (size_t j = 0; j < sizeof cases[i].arguments / sizeof *arguments && arguments[j].pointer != NULL; j++) {
            for (size_t k = 0; k <= j; k++) {
                char first[sizeof(void *)], second[sizeof(void *)];
                memcpy(first, arguments[j].pointer, sizeof first);
                memcpy(second, arguments[k].pointer, sizeof second);
                memset(arguments[j].pointer, 0, sizeof first);
                memset(arguments[k].pointer, 0, sizeof second);
                cenbwp_status status = cases[i].call();
                const char *parameter = all.error_there.parameter;
                if (arguments[j].name == NULL && arguments[k].name == NULL) {
                    CHECK(status == CENBWP_STATUS_OK && parameter[0] == '\0', cases[i].which);
                } else {
                    CHECK(status == CENBWP_STATUS_NULL_POINTER, cases[i].which);
                    CHECK(equal(parameter, arguments[j].name) || equal(parameter, arguments[k].name), parameter);
                    CHECK(strstr(all.error_there.message, ": the pointer is NULL; expected one that is not") != NULL, parameter);
                }
                memcpy(arguments[k].pointer, second, sizeof second);
                memcpy(arguments[j].pointer, first, sizeof first);
            }
        }
        all.error = NULL;
        all.other = NULL;
        CHECK(cases[i].call() == CENBWP_STATUS_OK, cases[i].which);
        all.error = &all.error_there;
        all.other = &all.other_there;
    }
    free(all.http_there.headers);
    free(all.other_there.text);
    free(all.text_there.text);
#undef HTTP
#undef OTHER
#undef TEXT
#undef STAMP
#undef CALL
#undef REQUEST
#undef SIGNER
    CHECK(cenbwp_sign_url(NULL, NULL, NULL, NULL, NULL, NULL) == CENBWP_STATUS_NULL_POINTER, "all of them");
}

/* Whatever else is wrong, also with the other buffer. */
static void a_call_that_fails_leaves_nothing_of_the_one_before(void) {
    cenbwp_signer s = signer();
    cenbwp_request r = request();
    cenbwp_stamp t = stamp();
    cenbwp_buffer buffer = allocate(1024);
    cenbwp_buffer nowhere = {NULL, 10, 0};
    cenbwp_buffer everywhere = {NULL, SIZE_MAX, 0};
    cenbwp_reply reply;
#define CASE(which, call)                                             \
    do {                                                              \
        memset(buffer.text, 'x', buffer.size);                        \
        buffer.length = nowhere.length = everywhere.length = 12345;   \
        CHECK((call) == CENBWP_STATUS_NULL_POINTER, which);           \
        CHECK(is_empty(&buffer) && buffer.length == 0, which);        \
    } while (0)
    CASE("url", cenbwp_sign_url(&s, &r, &t, NULL, &buffer, NULL));
    CASE("url", cenbwp_sign_url(&s, &r, &t, &nowhere, &buffer, NULL));
    CHECK(nowhere.length == 0, "url");
    CASE("body", cenbwp_sign_body(&s, &r, &t, NULL, &buffer, NULL));
    CASE("operation", cenbwp_sign_rpc_url(&s, NULL, NULL, 0, &t, NULL, &buffer, NULL));
    CASE("string_to_sign", cenbwp_sign_url(&s, &r, &t, &buffer, &nowhere, NULL));
    CHECK(nowhere.length == 0, "string_to_sign");
    CASE("SIZE_MAX", cenbwp_sign_url(&s, &r, &t, &everywhere, &buffer, NULL));
    CHECK(everywhere.length == 0, "SIZE_MAX");
    CASE("request", cenbwp_advisory(NULL, 0, &buffer, NULL));
    CASE("reply", cenbwp_read_reply("{}", 2, &buffer, NULL, NULL));
    CASE("body", cenbwp_read_reply(NULL, 2, &buffer, &reply, NULL));
#undef CASE
    memset(&reply, 'x', sizeof reply);
    CHECK(cenbwp_read_reply("{}", 2, &nowhere, &reply, NULL) == CENBWP_STATUS_NULL_POINTER, "buffer");
    CHECK(reply.code.text == NULL && !reply.retryable && nowhere.length == 0, "buffer");
    free(buffer.text);
}

static void credentials_endpoint_and_stamp_are_checked(void) {
    struct {
        const char *parameter;
        cenbwp_status status;
        cenbwp_signer signer;
    } cases[] = {
        {"AccessKeyId", CENBWP_STATUS_INVALID_VALUE, {"", "s", NULL, NULL, NULL}},
        {"AccessKeySecret", CENBWP_STATUS_INVALID_VALUE, {"i", "s\n", NULL, NULL, NULL}},
        {"SecurityToken", CENBWP_STATUS_INVALID_VALUE, {"i", "s", "", NULL, NULL}},
        {"Format", CENBWP_STATUS_INVALID_VALUE, {"i", "s", NULL, "json", NULL}},
        {"endpoint", CENBWP_STATUS_INVALID_HOST, {"i", "s", NULL, NULL, "127.0.0.1:80"}},
        {"endpoint", CENBWP_STATUS_INVALID_HOST, {"i", "s", NULL, NULL, "http://127.0.0.1:80/path"}},
        {"endpoint", CENBWP_STATUS_INVALID_HOST, {"i", "s", NULL, NULL, ""}},
    };
    cenbwp_request r = request();
    cenbwp_stamp t = stamp();
    cenbwp_buffer url = allocate(1024);
    cenbwp_error error;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK(cenbwp_sign_url(&cases[i].signer, &r, &t, &url, NULL, &error) == cases[i].status, cases[i].parameter);
        CHECK(strcmp(error.parameter, cases[i].parameter) == 0, error.parameter);
    }

    cenbwp_signer s = {"testid", "testsecret", "token+", "XML", "http://127.0.0.1:8080"};
    CHECK(cenbwp_sign_url(&s, &r, &t, &url, NULL, NULL) == CENBWP_STATUS_OK, "set");
    CHECK(strncmp(url.text, "http://127.0.0.1:8080/?AccessKeyId=testid&", 42) == 0, url.text);
    CHECK(strstr(url.text, "&Format=XML&") && strstr(url.text, "&SecurityToken=token%2B&"), url.text);

    uint8_t random[16];
    memset(random, 0x3e, sizeof random);
    t.nonce = NULL;
    t.random = random;
    CHECK(cenbwp_sign_url(&s, &r, &t, &url, NULL, NULL) == CENBWP_STATUS_OK, "random");
    CHECK(strstr(url.text, "&SignatureNonce=3e3e3e3e3e3e3e3e3e3e3e3e3e3e3e3e&") != NULL, url.text);
    t.nonce = "a b";
    CHECK(cenbwp_sign_url(&s, &r, &t, &url, NULL, &error) == CENBWP_STATUS_INVALID_VALUE, "nonce");
    CHECK(strcmp(error.parameter, "SignatureNonce") == 0, error.parameter);
    CHECK(is_empty(&url), "of the call before nothing is left");
    t = stamp();
    t.unix_seconds = UINT64_MAX;
    CHECK(cenbwp_sign_url(&s, &r, &t, &url, NULL, &error) == CENBWP_STATUS_INVALID_VALUE, "time");
    CHECK(strcmp(error.parameter, "Timestamp") == 0, error.parameter);
    free(url.text);
}

/* The worked example of the signature page, in any order of the parameters. */
static void any_operation_is_signed(void) {
    static const char *const to_sign =
        "GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26Format%3DXML%26SignatureMethod%3DHMAC-SHA1"
        "%26SignatureNonce%3D3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf%26SignatureVersion%3D1.0"
        "%26Timestamp%3D2016-02-23T12%253A46%253A24Z%26Version%3D2014-05-26";
    cenbwp_signer s = signer();
    s.format = "XML";
    cenbwp_stamp t = stamp();
    t.unix_seconds = 1456231584;
    cenbwp_operation o = {"ecs.aliyuncs.com", "2014-05-26", "DescribeRegions"};
    cenbwp_buffer url = allocate(1024);
    cenbwp_buffer string = allocate(1024);
    CHECK(cenbwp_sign_rpc_url(&s, &o, NULL, 0, &t, &url, &string, NULL) == CENBWP_STATUS_OK, "GET");
    CHECK(strncmp(url.text, "https://ecs.aliyuncs.com/?AccessKeyId=testid&", 45) == 0, url.text);
    CHECK(strstr(url.text, "&Signature=OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D") != NULL, url.text);
    CHECK(strcmp(string.text, to_sign) == 0 && string.length == strlen(to_sign), string.text);

    CHECK(cenbwp_sign_rpc_body(&s, &o, NULL, 0, &t, &url, &string, NULL) == CENBWP_STATUS_OK, "POST");
    CHECK(strncmp(url.text, "AccessKeyId=testid&Action=DescribeRegions&", 42) == 0, url.text);
    CHECK(strncmp(string.text, "POST&%2F&AccessKeyId%3D", 23) == 0, string.text);

    cenbwp_buffer small = allocate(100);
    cenbwp_status status = cenbwp_sign_rpc_url(&s, &o, NULL, 0, &t, &url, &small, NULL);
    CHECK(status == CENBWP_STATUS_BUFFER_TOO_SMALL, "string to sign");
    CHECK(small.length == strlen(to_sign) && small.text[0] == '\0' && url.text[0] == '\0', "string to sign");
    free(small.text);

    /* Two buffers in one place would hold garbage. */
    cenbwp_buffer behind = {url.text + 1000, 24, 0};
    cenbwp_buffer before = {url.text, 10, 0};
    cenbwp_buffer *const shared[] = {&url, &behind, &before};
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        cenbwp_error error;
        CHECK(cenbwp_sign_rpc_url(&s, &o, NULL, 0, &t, &url, shared[i], &error) == CENBWP_STATUS_INVALID_VALUE, "shared");
        CHECK(strcmp(error.parameter, "string_to_sign") == 0, error.parameter);
        CHECK(url.text[0] == '\0' && url.length == 0 && shared[i]->text[0] == '\0', "of the call before nothing is left");
    }
    cenbwp_buffer beside[] = {{url.text, 500, 0}, {url.text + 500, 524, 0}};
    CHECK(cenbwp_sign_rpc_url(&s, &o, NULL, 0, &t, &beside[0], &beside[1], NULL) == CENBWP_STATUS_OK, "beside");

    cenbwp_param params[] = {{"RegionId", "cn-hangzhou"}, {"Tag.2.Key", "\xe5\x8c\x97"}, {"Tag.10.Key", ""}, {"A", "~ +"}};
    CHECK(cenbwp_sign_rpc_url(&s, &o, params, 4, &t, &url, NULL, NULL) == CENBWP_STATUS_OK, "parameters");
    CHECK(strstr(url.text, "/?A=~%20%2B&AccessKeyId=testid&") != NULL, url.text);
    CHECK(strstr(url.text, "&RegionId=cn-hangzhou&SignatureMethod=") != NULL, url.text);
    CHECK(strstr(url.text, "&Tag.10.Key=&Tag.2.Key=%E5%8C%97&Timestamp=") != NULL, url.text);

    /* What is in order is left alone: of equal names, too, the first stays the first. */
    cenbwp_param twice[] = {{"A", "0"}, {"RegionId", "1"}, {"RegionId", "2"}};
    CHECK(cenbwp_sign_rpc_url(&s, &o, twice, 3, &t, &url, NULL, NULL) == CENBWP_STATUS_INVALID_NAME, "twice");
    for (size_t i = 0; i < 3; i++) {
        CHECK(twice[i].value[0] == "012"[i], "in order");
    }

    struct {
        const char *name;
        const char *parameter;
    } cases[] = {
        {"RegionId", "RegionId"}, {"Version", "Version"}, {"Signature", "Signature"}, {"SecurityToken", "SecurityToken"}, {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cenbwp_param names[] = {{cases[i].name, "1"}, {"RegionId", "cn-hangzhou"}};
        cenbwp_error error;
        status = cenbwp_sign_rpc_url(&s, &o, names, 2, &t, &url, NULL, &error);
        CHECK(status == CENBWP_STATUS_INVALID_NAME, cases[i].name);
        CHECK(strcmp(error.parameter, cases[i].parameter) == 0, error.parameter);
    }
    cenbwp_error error;
    struct {
        const char *parameter;
        cenbwp_operation operation;
    } empty[] = {{"Action", {o.host, o.version, ""}}, {"Version", {o.host, "", o.name}}};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        status = cenbwp_sign_rpc_body(&s, &empty[i].operation, NULL, 0, &t, &url, NULL, &error);
        CHECK(status == CENBWP_STATUS_INVALID_VALUE, empty[i].parameter);
        CHECK(strcmp(error.parameter, empty[i].parameter) == 0, error.parameter);
    }
    o.host = "ecs.aliyuncs.com/";
    CHECK(cenbwp_sign_rpc_url(&s, &o, NULL, 0, &t, &url, NULL, &error) == CENBWP_STATUS_INVALID_HOST, "host");
    CHECK(strcmp(error.parameter, "host") == 0, error.parameter);
    free(string.text);
    free(url.text);
}

/* The worked example of the page about ACS3-HMAC-SHA256, in any order of the parameters. */
static void a_call_is_signed_with_acs3_as_published(void) {
    static const cenbwp_header expected[] = {
        {"host", "ecs.cn-shanghai.aliyuncs.com"},
        {"x-acs-action", "RunInstances"},
        {"x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"x-acs-date", "2023-10-26T10:22:32Z"},
        {"x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"},
        {"x-acs-version", "2014-05-26"},
        {"Authorization",
         "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;"
         "x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"},
    };
    static const char *const query = "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai";
    cenbwp_signer s = {"YourAccessKeyId", "YourAccessKeySecret", NULL, NULL, NULL};
    cenbwp_stamp t = {1698315752, NULL, "3156853299f313e23d1673dc12e1703d"};
    /* White space around a name is neither signed nor sent, and the host is written as clients write it. */
    cenbwp_operation operations[] = {
        {"ecs.cn-shanghai.aliyuncs.com", "2014-05-26", "RunInstances"},
        {"ECS.cn-Shanghai.aliyuncs.com:443", " 2014-05-26", "RunInstances\t "},
    };
    cenbwp_param params[] = {{"RegionId", "cn-shanghai"}, {"ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"}};
    cenbwp_buffer buffer = allocate(1024);
    cenbwp_buffer canonical = allocate(1024);
    char text[1024];
    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++) {
        cenbwp_http_request http = http_request(7);
        cenbwp_error error;
        cenbwp_status status = cenbwp_acs3_sign_rpc(&s, &operations[i], params, 2, &t, CENBWP_ACS3_POST, &buffer, &http, &canonical, &error);
        CHECK(status == CENBWP_STATUS_OK && error.message[0] == '\0', error.message);
        sprintf(text, "https://ecs.cn-shanghai.aliyuncs.com/?%s", query);
        CHECK(equal(http.url, text), http.url);
        CHECK(equal(http.method, "POST") && equal(http.body, "") && http.body_length == 0, "no body");
        CHECK(http.header_count == sizeof expected / sizeof *expected, "headers");
        for (size_t j = 0; j < http.header_count; j++) {
            CHECK(equal(http.headers[j].name, expected[j].name), expected[j].name);
            CHECK(equal(http.headers[j].value, expected[j].value), http.headers[j].value);
        }
        sprintf(text, "POST\n/\n%s\nhost:%s\nx-acs-action:%s\nx-acs-content-sha256:%s\nx-acs-date:%s\nx-acs-signature-nonce:%s\n"
            "x-acs-version:%s\n\nhost;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version\n%s",
            query, expected[0].value, expected[1].value, expected[2].value, expected[3].value, expected[4].value, expected[5].value,
            expected[2].value);
        CHECK(equal(canonical.text, text) && canonical.length == strlen(text), canonical.text);
        free(http.headers);
    }
    free(canonical.text);
    free(buffer.text);
}

/* Where the parameters and the headers are, and that each size of the buffer is enough or told to be too small. */
static void a_request_is_signed_with_acs3_in_each_way(void) {
    static const char *const query =
        "AutoPay=true&Bandwidth=2&BandwidthPackageChargeType=PrePaid&CenId=cen-0xyeagctz5sfg46fbl"
        "&ClientToken=02fb3da4-130e-11e9-8e44-0016e04115b&GeographicRegionAId=China&GeographicRegionBId=North-America"
        "&Name=nametest&Period=1&PricingCycle=Month";
    static const struct {
        cenbwp_acs3_method method;
        const char *name;
        const char *token;
        const char *headers;
    } cases[] = {
        {CENBWP_ACS3_GET, "GET", NULL, "host x-acs-action x-acs-content-sha256 x-acs-date x-acs-signature-nonce x-acs-version Authorization "},
        {CENBWP_ACS3_POST, "POST", "t", "host x-acs-action x-acs-content-sha256 x-acs-date x-acs-security-token x-acs-signature-nonce "
            "x-acs-version Authorization "},
        {CENBWP_ACS3_FORM, "POST", NULL, "content-type host x-acs-action x-acs-content-sha256 x-acs-date x-acs-signature-nonce "
            "x-acs-version Authorization "},
        {CENBWP_ACS3_FORM, "POST", "t", "content-type host x-acs-action x-acs-content-sha256 x-acs-date x-acs-security-token "
            "x-acs-signature-nonce x-acs-version Authorization "},
    };
    cenbwp_signer s = signer();
    cenbwp_request r = request();
    cenbwp_stamp t = stamp();
    cenbwp_error error;
    char text[1024];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int is_form = cases[i].method == CENBWP_ACS3_FORM;
        s.security_token = cases[i].token;
        cenbwp_http_request http = http_request(CENBWP_ACS3_HEADERS);
        cenbwp_buffer none = {NULL, 0, 0};
        cenbwp_status status = cenbwp_acs3_sign(&s, &r, &t, cases[i].method, &none, &http, NULL, NULL);
        CHECK(status == CENBWP_STATUS_BUFFER_TOO_SMALL && none.length > 0, cases[i].headers);
        size_t length = none.length;
        size_t count = http.header_count;
        free(http.headers);
        for (size_t size = 0; size <= length + 3; size++) {
            cenbwp_buffer buffer = allocate(size);
            http = http_request(count);
            status = cenbwp_acs3_sign(&s, &r, &t, cases[i].method, &buffer, &http, NULL, &error);
            CHECK(buffer.length == length && http.header_count == count, "size");
            if (size > length) {
                CHECK(status == CENBWP_STATUS_OK && equal(http.method, cases[i].name), "size");
                sprintf(text, "https://cbn.aliyuncs.com/%s%s", is_form ? "" : "?", is_form ? "" : query);
                CHECK(equal(http.url, text), http.url);
                CHECK(equal(http.body, is_form ? query : "") && http.body_length == strlen(http.body), http.body);
                char *end = text;
                for (size_t j = 0; j < http.header_count; j++) {
                    end += sprintf(end, "%s ", http.headers[j].name);
                    CHECK(http.headers[j].value[0] != '\0', text);
                }
                CHECK(equal(text, cases[i].headers), text);
                /* Nothing is left between the last header and the end. */
                const char *authorization = http.headers[count - 1].value;
                CHECK(authorization + strlen(authorization) == buffer.text + length, authorization);
                CHECK(strncmp(authorization, "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=", 49) == 0, authorization);
            } else {
                CHECK(status == CENBWP_STATUS_BUFFER_TOO_SMALL && equal(error.parameter, "buffer"), "size");
                sprintf(text, "buffer: the buffer is too small; expected %u bytes", (unsigned)length + 1);
                CHECK(equal(error.message, text), error.message);
                CHECK(is_empty(&buffer) && http.url == NULL && http.method == NULL && http.body == NULL, "size");
                CHECK(http.body_length == 0 && http.headers[0].name == NULL && http.headers[count - 1].value == NULL, "size");
            }
            free(http.headers);
            free(buffer.text);
        }
        for (size_t size = 0; size < count; size++) {
            cenbwp_buffer buffer = allocate(length + 1);
            cenbwp_buffer canonical = allocate(1024);
            http = http_request(size);
            status = cenbwp_acs3_sign(&s, &r, &t, cases[i].method, &buffer, &http, &canonical, &error);
            CHECK(status == CENBWP_STATUS_BUFFER_TOO_SMALL && equal(error.parameter, "headers"), error.parameter);
            sprintf(text, "headers: the array is too small; expected %u entries", (unsigned)count);
            CHECK(equal(error.message, text) && http.header_count == count && buffer.length == length, error.message);
            CHECK(is_empty(&buffer) && is_empty(&canonical) && http.url == NULL, "headers");
            free(http.headers);
            free(canonical.text);
            free(buffer.text);
        }
    }
}

static void a_call_that_acs3_cannot_sign_is_refused(void) {
    cenbwp_operation o = {"ecs.aliyuncs.com", "2014-05-26", "DescribeRegions"};
    cenbwp_stamp t = stamp();
    cenbwp_buffer buffer = allocate(1024);
    cenbwp_buffer canonical = allocate(1024);
    cenbwp_buffer small = allocate(100);
    cenbwp_buffer behind = {buffer.text + 1000, 24, 0};
    cenbwp_http_request http = http_request(CENBWP_ACS3_HEADERS);
    cenbwp_error error;
    cenbwp_status status;
#define CASE(which, expected, change)                                                                                 \
    do {                                                                                                              \
        cenbwp_signer s = signer();                                                                                   \
        cenbwp_operation call = o;                                                                                    \
        cenbwp_param params[] = {{"RegionId", "cn-hangzhou"}};                                                        \
        cenbwp_acs3_method method = CENBWP_ACS3_FORM;                                                                 \
        cenbwp_buffer *c = &canonical;                                                                                \
        memset(buffer.text, 'x', buffer.size);                                                                        \
        memset(canonical.text, 'x', canonical.size);                                                                  \
        change;                                                                                                       \
        s.security_token = "marker";                                                                                  \
        status = cenbwp_acs3_sign_rpc(&s, &call, params, 1, &t, method, &buffer, &http, c, &error);                   \
        CHECK(status == CENBWP_STATUS_##expected && equal(error.parameter, which), error.parameter);                  \
        CHECK(is_empty(&buffer) && is_empty(c) && http.url == NULL && http.headers[0].name == NULL, which);           \
    } while (0)
    CASE("method", INVALID_VALUE, method = 3);
    CASE("method", INVALID_VALUE, method = -1);
    CASE("Format", INVALID_VALUE, s.format = "JSON");
    CASE("Action", INVALID_VALUE, call.name = "");
    CASE("Version", INVALID_VALUE, call.version = "");
    CASE("x-acs-action", INVALID_VALUE, call.name = "Describe\nRegions");
    CASE("x-acs-version", INVALID_VALUE, call.version = " ");
    CASE("host", INVALID_HOST, call.host = "ecs.aliyuncs.com/");
    CASE("endpoint", INVALID_HOST, s.endpoint = "ecs.aliyuncs.com");
    CASE("Timestamp", INVALID_NAME, params[0].name = "Timestamp");
    CASE("canonical_request", BUFFER_TOO_SMALL, c = &small);
    CHECK(small.length > 100, "canonical_request");
    CASE("canonical_request", INVALID_VALUE, c = &behind);
#undef CASE
    free(http.headers);
    free(small.text);
    free(canonical.text);
    free(buffer.text);
}

static void advisories_come_one_by_one(void) {
    cenbwp_request r = request();
    r.client_token = NULL;
    cenbwp_buffer message = allocate(512);
    static const char *const begin[] = {"BandwidthPackageChargeType: ", "CenId: ", "AutoPay: "};
    size_t count = sizeof begin / sizeof *begin;
    for (size_t i = 0; i < count; i++) {
        CHECK(cenbwp_advisory(&r, i, &message, NULL) == CENBWP_STATUS_OK, begin[i]);
        CHECK(strncmp(message.text, begin[i], strlen(begin[i])) == 0, message.text);
        CHECK(strlen(message.text) == message.length, begin[i]);
    }
    CHECK(cenbwp_advisory(&r, count, &message, NULL) == CENBWP_STATUS_NO_MORE, "the end");
    CHECK(message.text[0] == '\0' && message.length == 0, "the end");
    free(message.text);
}

static int is(cenbwp_text text, const char *expected) {
    if (expected == NULL) {
        return text.text == NULL && text.length == 0;
    }
    return text.length == strlen(expected) && memcmp(text.text, expected, text.length) == 0;
}

static void a_body_is_a_reply_or_a_refusal_or_neither(void) {
    struct {
        const char *body;
        cenbwp_status status;
        const char *package;
        const char *code;
        const char *message;
        int retryable;
    } cases[] = {
        {"{\"RequestId\":\"R\",\"CenBandwidthPackageId\":\"cenbwp-1\"}", CENBWP_STATUS_OK, "cenbwp-1", NULL, NULL, 0},
        {"<CreateCenBandwidthPackageResponse><RequestId>R</RequestId><CenBandwidthPackageId> cenbwp-1"
         "</CenBandwidthPackageId></CreateCenBandwidthPackageResponse>",
         CENBWP_STATUS_OK, "cenbwp-1", NULL, NULL, 0},
        {"{\"RequestId\":\"R\",\"Code\":\"Throttling\",\"Message\":\"a \\\"b\\\"\"}", CENBWP_STATUS_REFUSED, NULL, "Throttling",
         "a \"b\"", 1},
        {"<Error><RequestId>R</RequestId><Code>InvalidName</Code><Message>a &amp; b</Message></Error>", CENBWP_STATUS_REFUSED, NULL,
         "InvalidName", "a & b", 0},
        {"{\"RequestId\":\"\\u0052\",\"CenBandwidthPackageId\":\"cenbwp-1\"}", CENBWP_STATUS_OK, "cenbwp-1", NULL, NULL, 0},
        {"<html>", CENBWP_STATUS_NOT_A_REPLY, NULL, NULL, NULL, 0},
        {"{", CENBWP_STATUS_NOT_A_REPLY, NULL, NULL, NULL, 0},
        {"", CENBWP_STATUS_NOT_A_REPLY, NULL, NULL, NULL, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t length = strlen(cases[i].body);
        /* Without the NUL, which the body of a response does not have. */
        char *body = malloc(length + (length == 0));
        memcpy(body, cases[i].body, length);
        cenbwp_buffer buffer = allocate(2 * length);
        cenbwp_reply reply;
        cenbwp_error error;
        cenbwp_status status = cenbwp_read_reply(body, length, &buffer, &reply, &error);
        CHECK(status == cases[i].status, cases[i].body);
        CHECK(is(reply.cen_bandwidth_package_id, cases[i].package), cases[i].body);
        CHECK(is(reply.code, cases[i].code), cases[i].body);
        CHECK(is(reply.message, cases[i].message), cases[i].body);
        CHECK(is(reply.request_id, status == CENBWP_STATUS_NOT_A_REPLY ? NULL : "R"), cases[i].body);
        CHECK(reply.retryable == cases[i].retryable, cases[i].body);
        CHECK((error.message[0] == '\0') == (status == CENBWP_STATUS_OK), error.message);

        /* What is not escaped needs no buffer; and a buffer that is too small leaves nothing that could be looked at. */
        if (cases[i].message != NULL) {
            status = cenbwp_read_reply(body, length, NULL, &reply, NULL);
            CHECK(status == CENBWP_STATUS_BUFFER_TOO_SMALL && is(reply.code, NULL), cases[i].body);
            buffer.size = strlen(cases[i].message);
            status = cenbwp_read_reply(body, length, &buffer, &reply, &error);
            CHECK(strcmp(error.parameter, "buffer") == 0, error.parameter);
            CHECK(status == CENBWP_STATUS_BUFFER_TOO_SMALL && is(reply.message, NULL), cases[i].body);
            CHECK(buffer.length == strlen(cases[i].message) && is_empty(&buffer), cases[i].body);
            buffer.size++;
            status = cenbwp_read_reply(body, length, &buffer, &reply, NULL);
            CHECK(status == cases[i].status && is(reply.message, cases[i].message), cases[i].body);
        } else if (strchr(cases[i].body, '\\') != NULL) {
            /* Not even a reply is told without the room for its ID. */
            status = cenbwp_read_reply(body, length, NULL, &reply, &error);
            CHECK(status == CENBWP_STATUS_BUFFER_TOO_SMALL && is(reply.cen_bandwidth_package_id, NULL), cases[i].body);
            CHECK(strcmp(error.message, "buffer: the buffer is too small; expected 2 bytes") == 0, error.message);
        } else {
            CHECK(cenbwp_read_reply(body, length, NULL, &reply, NULL) == cases[i].status, cases[i].body);
        }
        free(buffer.text);
        free(body);
    }
}

static void a_value_of_any_reply_is_found_by_its_path(void) {
    static const char *const json =
        "{\"TotalCount\":2,\"More\":false,\"Next\":null,\"Empty\":\"\",\"CenBandwidthPackages\":{\"CenBandwidthPackage\":["
        "{\"Status\":\"InUse\"},{\"Status\":\"Idle\",\"Name\":\"\\u5317\\n\",\"CenIds\":{\"CenId\":[\"cen-1\"]}}]}}";
    static const char *const xml =
        "<DescribeCenBandwidthPackagesResponse><TotalCount>2</TotalCount><CenBandwidthPackages>"
        "<CenBandwidthPackage><Status>InUse</Status></CenBandwidthPackage>"
        "<CenBandwidthPackage><Status>Idle</Status><Name>&#x5317;&lt;</Name><CenIds><CenId>cen-1</CenId></CenIds></CenBandwidthPackage>"
        "</CenBandwidthPackages></DescribeCenBandwidthPackagesResponse>";
    static const char *const refusal = "{\"Code\":\"Throttling.User\",\"Message\":\"Slow down.\",\"RequestId\":\"R\"}";
    static const char *const status = "CenBandwidthPackages.CenBandwidthPackage.2.Status";
    static const char *const name = "CenBandwidthPackages.CenBandwidthPackage.2.Name";
    struct {
        const char *body;
        const char *path;
        cenbwp_status status;
        const char *value;
    } cases[] = {
        {json, status, CENBWP_STATUS_OK, "Idle"},
        {xml, status, CENBWP_STATUS_OK, "Idle"},
        {json, name, CENBWP_STATUS_OK, "\xe5\x8c\x97\n"},
        {xml, name, CENBWP_STATUS_OK, "\xe5\x8c\x97<"},
        {json, "CenBandwidthPackages.CenBandwidthPackage.2.CenIds", CENBWP_STATUS_OK, "{\"CenId\":[\"cen-1\"]}"},
        {xml, "CenBandwidthPackages.CenBandwidthPackage.2.CenIds", CENBWP_STATUS_OK, "<CenId>cen-1</CenId>"},
        {json, "CenBandwidthPackages.CenBandwidthPackage.3.Status", CENBWP_STATUS_NO_MORE, NULL},
        {xml, "CenBandwidthPackages.CenBandwidthPackage.3.Status", CENBWP_STATUS_NO_MORE, NULL},
        {json, "TotalCount", CENBWP_STATUS_OK, "2"},
        {xml, "TotalCount", CENBWP_STATUS_OK, "2"},
        {json, "More", CENBWP_STATUS_OK, "false"},
        {"{\"More\":true}", "More", CENBWP_STATUS_OK, "true"},
        {json, "Next", CENBWP_STATUS_OK, NULL},
        {json, "Empty", CENBWP_STATUS_OK, ""},
        {json, "totalcount", CENBWP_STATUS_NO_MORE, NULL},
        {json, "", CENBWP_STATUS_NO_MORE, NULL},
        {"[{\"A\":1},{\"A\":-2.50}]", "2.A", CENBWP_STATUS_OK, "-2.50"},
        {"{\"Code\":\"OK\",\"A\":\"1\"}", "B", CENBWP_STATUS_NO_MORE, NULL},
        {refusal, "TotalCount", CENBWP_STATUS_REFUSED, NULL},
        {refusal, "RequestId", CENBWP_STATUS_OK, "R"},
        {"<html></html>", "A", CENBWP_STATUS_NOT_A_REPLY, NULL},
        {"{\"A\":\"1\"", "A", CENBWP_STATUS_NOT_A_REPLY, NULL},
        {"", "A", CENBWP_STATUS_NOT_A_REPLY, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t length = strlen(cases[i].body);
        /* A copy of exactly that length, without a NUL. */
        char *body = malloc(length + 1);
        memcpy(body, cases[i].body, length);
        cenbwp_buffer buffer = allocate(16);
        cenbwp_text value;
        cenbwp_error error;
        memset(&value, 'x', sizeof value);
        cenbwp_status found = cenbwp_reply_find(body, length, cases[i].path, &buffer, &value, &error);
        CHECK(found == cases[i].status && is(value, cases[i].value), cases[i].path);
        CHECK((error.message[0] == '\0') == (found == CENBWP_STATUS_OK), error.message);
        if (buffer.length > 0) {
            size_t needed = buffer.length;
            CHECK(needed == value.length && value.text == buffer.text && buffer.text[needed] == '\0', cases[i].path);
            buffer.size = needed;
            found = cenbwp_reply_find(body, length, cases[i].path, &buffer, &value, &error);
            CHECK(found == CENBWP_STATUS_BUFFER_TOO_SMALL && equal(error.parameter, "buffer"), error.parameter);
            CHECK(is(value, NULL) && is_empty(&buffer) && buffer.length == needed, cases[i].path);
        } else {
            CHECK(cenbwp_reply_find(body, length, cases[i].path, NULL, &value, NULL) == cases[i].status, cases[i].path);
        }
        free(buffer.text);
        free(body);
    }
    cenbwp_error error;
    cenbwp_text value;
    cenbwp_reply reply;
    CHECK(cenbwp_reply_find(refusal, strlen(refusal), "A", NULL, &value, &error) == CENBWP_STATUS_REFUSED, "refusal");
    CHECK(equal(error.message, "Throttling.User: Slow down. (request R)"), error.message);
    CHECK(cenbwp_read_reply(refusal, strlen(refusal), NULL, &reply, NULL) == CENBWP_STATUS_REFUSED, "refusal");
    CHECK(is(reply.kind, "slower") && reply.retryable, "refusal");
    CHECK(cenbwp_reply_find(json, strlen(json), "A\xff", NULL, &value, &error) == CENBWP_STATUS_NOT_UTF8, "path");
    CHECK(equal(error.parameter, "path"), error.parameter);
}

/* Each text is unescaped by itself, so that in a buffer of any size some of them have room and some have not. */
static void a_refusal_that_does_not_fit_leaves_nothing_in_the_buffer(void) {
    static const char *const body =
        "{\"Code\":\"SignatureDoesNotMatch\",\"Message\":\"No.\\nserver string to sign is:GET\\u0026%2F\\u0026SecurityToken%3Dmarker\","
        "\"HostId\":\"cbn\\/aliyuncs\"}";
    static const char *const message = "No.\nserver string to sign is:GET&%2F&SecurityToken%3Dmarker";
    static const char *const to_sign = "GET&%2F&SecurityToken%3Dmarker";
    size_t length = strlen(message) + strlen("cbn/aliyuncs") + strlen(to_sign);
    for (size_t size = 0; size <= length + 1; size++) {
        cenbwp_buffer buffer = allocate(size);
        cenbwp_reply reply;
        cenbwp_status status = cenbwp_read_reply(body, strlen(body), &buffer, &reply, NULL);
        CHECK(buffer.length == length, "escaped");
        if (size <= length) {
            CHECK(status == CENBWP_STATUS_BUFFER_TOO_SMALL && is_empty(&buffer) && is(reply.message, NULL), "escaped");
        } else {
            CHECK(status == CENBWP_STATUS_REFUSED && is(reply.message, message), "escaped");
            CHECK(is(reply.server_string_to_sign, to_sign) && is(reply.host_id, "cbn/aliyuncs"), "escaped");
        }
        free(buffer.text);
    }
}

/* To empty the buffer would destroy the body, and with it the knowledge that the request was carried out. */
static void a_body_is_not_read_into_itself(void) {
    static const char body[] = "{\"RequestId\":\"R\\/\",\"CenBandwidthPackageId\":\"cenbwp-1\"}";
    size_t length = strlen(body);
    char memory[256];
    struct {
        const char *which;
        cenbwp_buffer buffer;
    } cases[] = {
        {"in one place", {memory + 100, length, 12345}},
        {"the first byte", {memory, 101, 12345}},
        {"the last byte", {memory + 100 + length - 1, 50, 12345}},
        {"a part", {memory + 101, 1, 12345}},
        {"all around", {memory, sizeof memory, 12345}},
    };
    cenbwp_reply reply;
    cenbwp_error error;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        memset(memory, 'x', sizeof memory);
        memcpy(memory + 100, body, length);
        memset(&reply, 'x', sizeof reply);
        cenbwp_status status = cenbwp_read_reply(memory + 100, length, &cases[i].buffer, &reply, &error);
        CHECK(status == CENBWP_STATUS_INVALID_VALUE, cases[i].which);
        CHECK(strcmp(error.parameter, "buffer") == 0, cases[i].which);
        CHECK(strcmp(error.message, "buffer: the buffer overlaps with another argument; expected memory of its own") == 0, error.message);
        CHECK(is(reply.request_id, NULL) && cases[i].buffer.length == 0, cases[i].which);
        CHECK(memcmp(memory + 100, body, length) == 0 && memory[0] == 'x' && memory[255] == 'x', cases[i].which);
        CHECK(cenbwp_read_reply(memory + 100, length, &cases[i].buffer, NULL, NULL) == CENBWP_STATUS_NULL_POINTER, cases[i].which);
        CHECK(memcmp(memory + 100, body, length) == 0, cases[i].which);
    }
    cenbwp_buffer beside[] = {{memory, 100, 0}, {memory + 100 + length, 50, 0}};
    for (size_t i = 0; i < 2; i++) {
        CHECK(cenbwp_read_reply(memory + 100, length, &beside[i], &reply, NULL) == CENBWP_STATUS_OK, "beside");
        CHECK(is(reply.request_id, "R/") && is(reply.cen_bandwidth_package_id, "cenbwp-1"), "beside");
    }
    CHECK(cenbwp_read_reply(memory + 1, 0, &beside[0], &reply, NULL) == CENBWP_STATUS_NOT_A_REPLY, "no bytes");
}

static void a_message_is_cut_between_characters_and_hides_the_request(void) {
    char body[2048] = "{\"Code\":\"SignatureDoesNotMatch\",\"Message\":\"No. server string to sign is:GET&%2F&SecurityToken%3Dmarker\"}";
    cenbwp_reply reply;
    cenbwp_error error;
    CHECK(cenbwp_read_reply(body, strlen(body), NULL, &reply, &error) == CENBWP_STATUS_REFUSED, "signature");
    CHECK(strstr(error.message, "marker") == NULL && strstr(error.message, "SignatureDoesNotMatch") != NULL, error.message);
    CHECK(is(reply.server_string_to_sign, "GET&%2F&SecurityToken%3Dmarker"), "signature");

    struct {
        const char *body;
        const char *message;
    } cases[] = {
        {"{\"Code\":\"Other\",\"Message\":\"string to sign is:marker\"}", "Other: <redacted>"},
        {"{\"Code\":\"SignatureDoesNotMatch\",\"Message\":\"marker\"}", "SignatureDoesNotMatch: <redacted>"},
        {"{\"Code\":\"IncompleteSignature\",\"Message\":\"marker\"}", "IncompleteSignature: <redacted>"},
        {"{\"Code\":\"Other\",\"Message\":\"String to sign: shown\"}", "Other: <redacted>"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK(cenbwp_read_reply(cases[i].body, strlen(cases[i].body), NULL, &reply, &error) == CENBWP_STATUS_REFUSED, cases[i].message);
        CHECK(strcmp(error.message, cases[i].message) == 0, error.message);
    }

    /* Characters of three bytes, each beginning at each of three offsets once. */
    for (size_t shift = 0; shift < 3; shift++) {
        char *end = body + sprintf(body, "{\"Code\":\"InvalidName\",\"Message\":\"%.*s", (int)shift, "aa");
        for (size_t i = 0; i < 200; i++) {
            end += sprintf(end, "\xe5\x8c\x97");
        }
        sprintf(end, "\"}");
        CHECK(cenbwp_read_reply(body, strlen(body), NULL, &reply, &error) == CENBWP_STATUS_REFUSED, "long");
        size_t length = strlen(error.message);
        CHECK(length > 252 && length < 256 && (length - strlen("InvalidName: ") - shift) % 3 == 0, "long");
    }
}

static void a_signature_that_does_not_match_is_explained(void) {
    struct {
        const char *ours, *server, *parameter, *cause, *message;
        size_t at;
    } cases[] = {
        {"GET&%2F&A%3D1", "GET&%2F&A%3D1", "", "secret", "both are equal", 13},
        {"GET&%2F&A%3D1", "POST&%2F&A%3D1", "", "method", "the methods differ", 0},
        {"GET&%2F&Name%3Da%2Bb", "GET&%2F&Name%3Da%2520b", "Name", "space", "Name: a blank on one side", 18},
        {"GET&%2F&%25E5%258C%2597%3D*", "GET&%2F&%25E5%258C%2597%3D%252A", "\xE5\x8C\x97", "character", "\xE5\x8C\x97: a character", 26},
        {"GET&%2F&A%3D\xE5\x8C\x97x", "GET&%2F&A%3D\xE5\x8C\x97y", "A", "value", "A: the values differ", 15},
        {"POST\n/\n\nhost:a\n\nhost\n0", "POST\n/\n\nhost:b\n\nhost\n0", "host", "host", "host: the hosts differ", 13},
        {"", "", "", "secret", "both are equal", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cenbwp_explanation found;
        cenbwp_error error;
        memset(&found, 'x', sizeof found);
        cenbwp_status status = cenbwp_explain(cases[i].ours, strlen(cases[i].ours), cases[i].server, strlen(cases[i].server), &found, &error);
        CHECK(status == CENBWP_STATUS_OK && error.message[0] == '\0', cases[i].ours);
        CHECK(strcmp(found.parameter, cases[i].parameter) == 0, cases[i].ours);
        CHECK(strcmp(found.cause, cases[i].cause) == 0, cases[i].ours);
        CHECK(strncmp(found.message, cases[i].message, strlen(cases[i].message)) == 0, cases[i].ours);
        CHECK(found.ours == cases[i].at && found.server == cases[i].at, cases[i].ours);
    }
    cenbwp_explanation found;
    cenbwp_error error;
    CHECK(cenbwp_explain(NULL, 0, NULL, 0, &found, NULL) == CENBWP_STATUS_OK, "nothing");
    CHECK(cenbwp_explain(NULL, 1, "a", 1, &found, &error) == CENBWP_STATUS_NULL_POINTER && strcmp(error.parameter, "ours") == 0, "ours");
    CHECK(cenbwp_explain("a", 1, "\xFF", 1, &found, &error) == CENBWP_STATUS_NOT_UTF8 && strcmp(error.parameter, "server") == 0, "server");
    CHECK(found.cause[0] == '\0' && found.message[0] == '\0', "server");
    CHECK(cenbwp_explain("a", 1, "b", 1, NULL, &error) == CENBWP_STATUS_NULL_POINTER && strcmp(error.parameter, "explanation") == 0, "explanation");
}

static void the_library_tells_its_version(void) {
    CHECK(equal(cenbwp_version(), VERSION), cenbwp_version());
}

static void a_status_has_words(void) {
    CHECK(strcmp(cenbwp_status_message(CENBWP_STATUS_OK), "all is well") == 0, "0");
    CHECK(strcmp(cenbwp_status_message(CENBWP_STATUS_NOT_A_REPLY), "a body is neither a reply nor a refusal") == 0, "9");
    for (int32_t status = CENBWP_STATUS_OK; status <= CENBWP_STATUS_NOT_A_REPLY; status++) {
        CHECK(strcmp(cenbwp_status_message(status), "there is no such status") != 0, "known");
    }
    CHECK(strcmp(cenbwp_status_message(10), "there is no such status") == 0, "10");
    CHECK(strcmp(cenbwp_status_message(-1), "there is no such status") == 0, "-1");
}

int main(void) {
    a_buffer_of_each_size_is_filled_or_says_how_long_the_text_is();
    of_two_buffers_the_one_that_is_too_small_is_named();
    a_value_that_breaks_a_rule_is_named();
    a_duration_is_sent_unless_it_is_left_out();
    a_pointer_that_is_null_is_told_by_its_own_name();
    a_call_that_fails_leaves_nothing_of_the_one_before();
    credentials_endpoint_and_stamp_are_checked();
    any_operation_is_signed();
    a_call_is_signed_with_acs3_as_published();
    a_request_is_signed_with_acs3_in_each_way();
    a_call_that_acs3_cannot_sign_is_refused();
    advisories_come_one_by_one();
    a_body_is_a_reply_or_a_refusal_or_neither();
    a_value_of_any_reply_is_found_by_its_path();
    a_refusal_that_does_not_fit_leaves_nothing_in_the_buffer();
    a_body_is_not_read_into_itself();
    a_message_is_cut_between_characters_and_hides_the_request();
    a_signature_that_does_not_match_is_explained();
    the_library_tells_its_version();
    a_status_has_words();
    if (failures == 0) {
        puts("every case holds");
    }
    return failures == 0 ? 0 : 1;
}
