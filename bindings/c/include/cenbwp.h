/*
 * The C ABI of cenbwp. Written by cbindgen from bindings/c/src.
 *
 * Of every call: a pointer is NULL, or to what its type says. Text is UTF-8 and ends in a NUL; where a length stands beside it, it needs none.
 * All memory is the caller's. What a call reads it reads during the call only; what it writes goes to the buffers and structs that it is given,
 * which overlap with nothing else. A call keeps nothing, allocates nothing, and may run in any thread. `error` may be NULL.
 */

#ifndef CENBWP_H
#define CENBWP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * How many headers a request has at most that is signed with ACS3-HMAC-SHA256.
 */
#define CENBWP_ACS3_HEADERS 9

/**
 * An `AutoRenewDuration` of 0, since a member that is 0 is not sent.
 */
#define CENBWP_ZERO_MONTHS 4294967295

/**
 * What became of a call.
 *
 * Later versions may have more of them.
 */
typedef enum {
  /**
   * All is well.
   */
  CENBWP_STATUS_OK = 0,
  /**
   * There is no such entry: of a list the ones before were all, or a reply has no such value.
   */
  CENBWP_STATUS_NO_MORE = 1,
  /**
   * The service, or a gateway, refused the request.
   */
  CENBWP_STATUS_REFUSED = 2,
  /**
   * A pointer is NULL that must not be.
   */
  CENBWP_STATUS_NULL_POINTER = 3,
  /**
   * A text is not UTF-8.
   */
  CENBWP_STATUS_NOT_UTF8 = 4,
  /**
   * A value breaks a rule of its parameter.
   */
  CENBWP_STATUS_INVALID_VALUE = 5,
  /**
   * The name of a parameter is empty, comes twice, or is that of a common parameter, be that sent or
   * not; or it was changed during the call.
   */
  CENBWP_STATUS_INVALID_NAME = 6,
  /**
   * A host could not stand in a URL.
   */
  CENBWP_STATUS_INVALID_HOST = 7,
  /**
   * A buffer is too small: the one that the error's `parameter` names. Its `length` says how long
   * the text is.
   */
  CENBWP_STATUS_BUFFER_TOO_SMALL = 8,
  /**
   * A body is neither a reply nor a refusal.
   */
  CENBWP_STATUS_NOT_A_REPLY = 9,
} cenbwp_status;

/**
 * An access key, and where requests go. What is NULL is left out.
 *
 * The secret is read by every call and kept by none.
 */
typedef struct {
  /**
   * The access key ID. Not NULL.
   */
  const char *access_key_id;
  /**
   * Its secret. Not NULL.
   */
  const char *access_key_secret;
  /**
   * The security token, with temporary (STS) credentials; otherwise NULL.
   */
  const char *security_token;
  /**
   * The language of the reply, `JSON` or `XML`; NULL for `JSON`.
   */
  const char *format;
  /**
   * Where URLs lead, as a URL: `https://` or, for tests, `http://`, a host, with a port or without, and
   * `/` or nothing; NULL for the product's public host.
   */
  const char *endpoint;
} cenbwp_signer;

/**
 * Whether something is to be: `CENBWP_UNSET`, `CENBWP_TRUE` or `CENBWP_FALSE`, and nothing else.
 *
 * The `true` of C is `CENBWP_TRUE`, and its `false` is `CENBWP_UNSET`, which is not `CENBWP_FALSE`: what
 * the service does with what is left out is its own affair.
 */
typedef int32_t cenbwp_flag;

/**
 * A tag of a bandwidth package.
 */
typedef struct {
  /**
   * 1 to 64 characters, not beginning with `aliyun` or `acs:`, without `http://` or `https://`.
   */
  const char *key;
  /**
   * 0 to 128 characters, under the same rule.
   */
  const char *value;
} cenbwp_tag;

/**
 * A request to buy a bandwidth package that connects two areas.
 *
 * Begin with `cenbwp_request request = {0};` and set what is wanted. What is zero or NULL is not sent,
 * but for the pricing cycle and the period, which are sent with their defaults.
 */
typedef struct {
  /**
   * `Bandwidth`, in Mbps, at least 2. Required.
   */
  uint32_t bandwidth;
  /**
   * `GeographicRegionAId`: `China`, `North-America`, `Asia-Pacific`, `Europe`, `Middle-East`,
   * `Australia` or `South-America`, or the ID of a region, such as `cn-hangzhou`, for its area.
   * Required.
   */
  const char *geographic_region_a;
  /**
   * `GeographicRegionBId`, likewise. Required.
   */
  const char *geographic_region_b;
  /**
   * `BandwidthPackageChargeType`: `PrePaid`, `PREPAY` or `POSTPAY`.
   */
  const char *charge_type;
  /**
   * `PricingCycle`: `Month`, which is the default, or `Year`.
   */
  const char *pricing_cycle;
  /**
   * `Period`, the number of pricing cycles; 0 for the default, 1.
   */
  uint32_t period;
  /**
   * `AutoPay`: whether the bill is paid at once. With `CENBWP_TRUE` the request spends money.
   */
  cenbwp_flag auto_pay;
  /**
   * `ClientToken`: 1 to 64 printable ASCII characters, by which the service recognises a retry.
   * Without one, a retry may buy twice.
   */
  const char *client_token;
  /**
   * `Name`: 2 to 128 of `a-z A-Z 0-9 . _ -`, first a letter.
   */
  const char *name;
  /**
   * `CenId`: the CEN instance to bind.
   */
  const char *cen_id;
  /**
   * `Description`: 1 to 256 characters, not beginning with `http://` or `https://`.
   */
  const char *description;
  /**
   * `AutoRenew`: whether the package is renewed when its period ends.
   */
  cenbwp_flag auto_renew;
  /**
   * `AutoRenewDuration`, in months: 1 to 2147483647, `CENBWP_ZERO_MONTHS` for 0, or 0 to leave it out.
   */
  uint32_t auto_renew_duration;
  /**
   * `Tag.N.Key` and `Tag.N.Value`: at most 20.
   */
  const cenbwp_tag *tags;
  /**
   * How many tags there are.
   */
  size_t tag_count;
  /**
   * `ResourceGroupId`: the resource group that the package is put in.
   */
  const char *resource_group_id;
  /**
   * `CENBWP_TRUE` to take `name` by the help page of today: 1 to 128 characters of any kind, Chinese ones
   * among them, not beginning with `http://` or `https://`.
   */
  cenbwp_flag name_of_any_characters;
} cenbwp_request;

/**
 * What makes a request unique. A retry needs a new one, and the same client token.
 */
typedef struct {
  /**
   * The time, in seconds since 1970, UTC: what `time(NULL)` gives.
   */
  uint64_t unix_seconds;
  /**
   * 16 bytes from the system's random numbers; NULL if there is a `nonce`.
   */
  const uint8_t *random;
  /**
   * A nonce that was made elsewhere, 1 to 64 of `A-Z a-z 0-9 - . _ ~`; NULL if there is `random`.
   * Of both, this is taken.
   */
  const char *nonce;
} cenbwp_stamp;

/**
 * How a request is sent that is signed with ACS3-HMAC-SHA256: `CENBWP_ACS3_GET`, `CENBWP_ACS3_POST` or
 * `CENBWP_ACS3_FORM`, and nothing else.
 */
typedef int32_t cenbwp_acs3_method;

/**
 * Room for text: `char text[1024]; cenbwp_buffer buffer = { text, sizeof text, 0 };`
 *
 * What is written ends in a NUL. Without any room, `{ NULL, 0, 0 }`, a call fails and says in
 * `length` how long the text is.
 */
typedef struct {
  /**
   * Where the text goes.
   */
  char *text;
  /**
   * How many bytes there are, the one for the NUL included.
   */
  size_t size;
  /**
   * How long the text is, without the NUL. A call sets it, also where the buffer is too small; to 0
   * if it did not get that far.
   */
  size_t length;
} cenbwp_buffer;

/**
 * A header to send. Its name and its value end in a NUL.
 */
typedef struct {
  /**
   * The name, in static memory.
   */
  const char *name;
  /**
   * The value, in the buffer or in static memory.
   */
  const char *value;
} cenbwp_header;

/**
 * A request to send as it stands here. Its texts end in a NUL, and lie in the buffer or in static memory.
 *
 * Bring an array for the headers: `cenbwp_header headers[CENBWP_ACS3_HEADERS];` and
 * `cenbwp_http_request http = { headers, CENBWP_ACS3_HEADERS };`.
 */
typedef struct {
  /**
   * Where the headers go. A call only writes to the entries.
   */
  cenbwp_header *headers;
  /**
   * How many entries there are; as many as `CENBWP_ACS3_HEADERS` are always enough.
   */
  size_t header_size;
  /**
   * How many headers the request has. A call sets it, also where there are fewer entries; to 0 if it
   * did not get that far.
   */
  size_t header_count;
  /**
   * `GET` or `POST`; after a failure NULL, like the URL and the body.
   */
  const char *method;
  /**
   * The URL.
   */
  const char *url;
  /**
   * The body, which may be empty.
   */
  const char *body;
  /**
   * How many bytes the body has, without the NUL.
   */
  size_t body_length;
} cenbwp_http_request;

/**
 * What went wrong in a call, for the caller to show: `cenbwp_error error;`
 *
 * What this library finds wrong is said without a value.
 * A refusal is told in the service's words up to the first that begins a repeated request, such as
 * `string to sign`; the message of a signature error without such words is left out.
 * Whatever else the service repeats is shown as it is.
 */
typedef struct {
  /**
   * The parameter that it is about, as the API spells it, or the argument; empty if it is about
   * neither, or all is well.
   */
  char parameter[48];
  /**
   * A sentence, cut if it is longer; empty if all is well.
   */
  char message[256];
} cenbwp_error;

/**
 * An operation of an RPC-style product.
 */
typedef struct {
  /**
   * The product's public host, as in `ecs.aliyuncs.com`. Not NULL.
   */
  const char *host;
  /**
   * The product's version, as in `2014-05-26`. Neither NULL nor empty.
   */
  const char *version;
  /**
   * What is to be done, as in `DescribeRegions`. Neither NULL nor empty.
   */
  const char *name;
} cenbwp_operation;

/**
 * A parameter of a call: its name and its value, neither of them NULL. An empty value is signed and
 * sent.
 */
typedef struct {
  /**
   * The name.
   */
  const char *name;
  /**
   * The value.
   */
  const char *value;
} cenbwp_param;

/**
 * Why a signature does not match: `cenbwp_explanation explanation;`
 *
 * No value is in it, and its texts end in a NUL.
 */
typedef struct {
  /**
   * The parameter or header that differs first, decoded, with control characters escaped; empty where
   * it is the secret, the method, the path or the body, or where the place is not known.
   */
  char parameter[256];
  /**
   * The cause in one word: secret, method, path, order, token, missing, extra, host, body, space,
   * digits, character, plain, twice, charset, value, stamp or unknown. Later versions may have more.
   */
  char cause[16];
  /**
   * What is wrong and what to do, in one sentence.
   */
  char message[512];
  /**
   * Where the difference is in what was signed, in bytes.
   */
  size_t ours;
  /**
   * Where it is in what the server has.
   */
  size_t server;
} cenbwp_explanation;

/**
 * Text in UTF-8 that is part of another, and so without a NUL:
 * `printf("%.*s", (int)text.length, text.text)`.
 */
typedef struct {
  /**
   * Where it begins; NULL if there is none.
   */
  const char *text;
  /**
   * How many bytes there are.
   */
  size_t length;
} cenbwp_text;

/**
 * A reply, or a refusal. Its texts lie in the body that was read, or in the buffer.
 */
typedef struct {
  /**
   * `RequestId`: the ID of the request, for the service's support.
   */
  cenbwp_text request_id;
  /**
   * `CenBandwidthPackageId`: the ID of the bandwidth package. Of a refusal there is none.
   */
  cenbwp_text cen_bandwidth_package_id;
  /**
   * `CenBandwidthPackageOrderId`: the ID of the order, which later revisions of the reference have.
   */
  cenbwp_text cen_bandwidth_package_order_id;
  /**
   * `Code` of a refusal: what is wrong, for programs.
   */
  cenbwp_text code;
  /**
   * `Message` of a refusal: what is wrong, for people. It may repeat the request, the security token
   * included; `cenbwp_error` says what its own message leaves out of it.
   */
  cenbwp_text message;
  /**
   * `HostId` of a refusal.
   */
  cenbwp_text host_id;
  /**
   * `Recommend` of a refusal: the address of a page about the error.
   */
  cenbwp_text recommend;
  /**
   * The string to sign of the service, in the refusal of a signature.
   */
  cenbwp_text server_string_to_sign;
  /**
   * The canonical request of the service, in the refusal of a signature with ACS3-HMAC-SHA256.
   */
  cenbwp_text server_canonical_request;
  /**
   * What to do about a refusal, in one word: `retry`, `slower`, `never`, `money`, `key`, `token`, `permission`, `clock`, `signature` or
   * `request`. It lies in static memory.
   */
  cenbwp_text kind;
  /**
   * Whether a refused request is worth another try, after a pause, with a new stamp and the same
   * client token.
   */
  bool retryable;
} cenbwp_reply;

/**
 * With GET, the parameters in the URL.
 */
#define CENBWP_ACS3_GET 0

/**
 * With POST, the parameters in the URL, and an empty body.
 */
#define CENBWP_ACS3_POST 1

/**
 * With POST, the parameters in a body of type `application/x-www-form-urlencoded`.
 */
#define CENBWP_ACS3_FORM 2

/**
 * The parameter is not sent.
 */
#define CENBWP_UNSET 0

/**
 * `true` is sent.
 */
#define CENBWP_TRUE 1

/**
 * `false` is sent.
 */
#define CENBWP_FALSE -1

/**
 * Signs a request with ACS3-HMAC-SHA256, the method that the reference recommends.
 *
 * `buffer` gets the texts of the request, and `http` says where in it they are. Send all headers as
 * they are given; an HTTP client may set `host` by itself, and has to set it to this value. `format` of
 * the signer has to be NULL: this method does not ask for one.
 *
 * `canonical_request` gets what was hashed and signed, to compare it with the one in a refusal; NULL
 * if it is not wanted. Unless the status is `CENBWP_STATUS_OK`, the buffers, the
 * array and `http` hold nothing but lengths.
 *
 * Where the buffer or the array of headers is too small, the `length` of the one and the
 * `header_count` of the other tell how much is needed. The `length` of `canonical_request` is 0 while
 * `buffer` is too small.
 */
cenbwp_status cenbwp_acs3_sign(const cenbwp_signer *signer,
                               const cenbwp_request *request,
                               const cenbwp_stamp *stamp,
                               cenbwp_acs3_method method,
                               cenbwp_buffer *buffer,
                               cenbwp_http_request *http,
                               cenbwp_buffer *canonical_request,
                               cenbwp_error *error);

/**
 * Signs a call of any operation with ACS3-HMAC-SHA256.
 *
 * The parameters may come in any order, and are sorted in place unless they are in order already: an
 * array of them belongs to one call at a time. The rest is as for `cenbwp_acs3_sign`.
 *
 * `params` are `param_count` entries, or NULL and 0.
 */
cenbwp_status cenbwp_acs3_sign_rpc(const cenbwp_signer *signer,
                                   const cenbwp_operation *operation,
                                   cenbwp_param *params,
                                   size_t param_count,
                                   const cenbwp_stamp *stamp,
                                   cenbwp_acs3_method method,
                                   cenbwp_buffer *buffer,
                                   cenbwp_http_request *http,
                                   cenbwp_buffer *canonical_request,
                                   cenbwp_error *error);

/**
 * Says what the service may refuse, ignore or do twice although the specification allows it: the
 * advisory at `index`, from 0 on, as a sentence.
 *
 * Past the last one the status is `CENBWP_STATUS_NO_MORE`. An advisory is never an error: the request
 * is signed all the same.
 */
cenbwp_status cenbwp_advisory(const cenbwp_request *request,
                              size_t index,
                              cenbwp_buffer *message,
                              cenbwp_error *error);

/**
 * Says why a signature does not match, from what was signed and what the server says it would have
 * signed: strings to sign of HMAC-SHA1, or canonical requests of ACS3-HMAC-SHA256, of any signer.
 *
 * The status is `CENBWP_STATUS_OK` also where the two are equal: then the cause is `secret`. Of two
 * texts of which one is only the hash of a canonical request, the cause is `unknown` unless they are
 * equal.
 *
 * `ours` is `ours_length` bytes and `server` is `server_length`; each may be NULL if it has none.
 */
cenbwp_status cenbwp_explain(const char *ours,
                             size_t ours_length,
                             const char *server,
                             size_t server_length,
                             cenbwp_explanation *explanation,
                             cenbwp_error *error);

/**
 * Finds a value of any action's reply, JSON or XML, by its path: names and places in lists, which count
 * from 1, with a period between them, as in `CenBandwidthPackages.CenBandwidthPackage.1.Status`.
 *
 * One path serves both formats. `value` gets text, a number as it was written, `true` or `false`; of an
 * object, a list or an element with others in it all that is written there; and of a JSON `null` no
 * text.
 *
 * `CENBWP_STATUS_OK` if the value is there, also in a refusal. Otherwise `CENBWP_STATUS_REFUSED` if the
 * body is a refusal, which `cenbwp_read_reply` reads; `CENBWP_STATUS_NO_MORE` if it is none; and
 * `CENBWP_STATUS_NOT_A_REPLY` if it is not well-formed.
 *
 * The value lies in the body, in static memory, or, where it is written with escapes, unescaped in
 * `buffer`, as `cenbwp_read_reply` says. It is of use as long as the body and the buffer stay as they
 * are.
 */
cenbwp_status cenbwp_reply_find(const char *body,
                                size_t body_length,
                                const char *path,
                                cenbwp_buffer *buffer,
                                cenbwp_text *value,
                                cenbwp_error *error);

/**
 * Reads the body of a response, whatever its HTTP status and content type, JSON or XML.
 *
 * It is for the reply to CreateCenBandwidthPackage, and for a refusal of any action; `cenbwp_reply_find`
 * reads a value of the others.
 *
 * `CENBWP_STATUS_OK` if the request was carried out, `CENBWP_STATUS_REFUSED` if it was refused, and
 * `CENBWP_STATUS_NOT_A_REPLY` if the body leaves open what became of it: then send it again with a
 * new stamp and the same client token.
 *
 * The texts of the reply lie in the body. Only one that is written with escapes is unescaped, into
 * `buffer`, which may be NULL where none is expected; three times the size of the body is always enough.
 * Without the room for it the status is `CENBWP_STATUS_BUFFER_TOO_SMALL`, be it a reply or a refusal:
 * then read the body again with more room, and do not send the request again.
 *
 * Unless the request was carried out or refused, the reply and the buffer hold nothing.
 *
 * A buffer that overlaps with the body is refused with `CENBWP_STATUS_INVALID_VALUE`, and its text
 * left as it is, so that the body can be read with another one.
 *
 * The reply is of use as long as the body and the buffer stay as they are.
 */
cenbwp_status cenbwp_read_reply(const char *body,
                                size_t body_length,
                                cenbwp_buffer *buffer,
                                cenbwp_reply *reply,
                                cenbwp_error *error);

/**
 * Signs a request as a URL, to be sent with GET.
 *
 * `string_to_sign` gets the string that was signed, to compare it with the one in a refusal; NULL if
 * it is not wanted. Unless the status is `CENBWP_STATUS_OK`, the buffers hold nothing.
 *
 * Where one is too small, the `length` of both tells how long the texts are. Only that of
 * `string_to_sign` is 0 while `url` is too small, for it is made from the URL: so give `url` its room
 * first, and then ask for the other's.
 */
cenbwp_status cenbwp_sign_url(const cenbwp_signer *signer,
                              const cenbwp_request *request,
                              const cenbwp_stamp *stamp,
                              cenbwp_buffer *url,
                              cenbwp_buffer *string_to_sign,
                              cenbwp_error *error);

/**
 * Signs a request as a form body, of type `application/x-www-form-urlencoded`, to be sent with POST
 * to `https://cbn.aliyuncs.com/`, or the root of another endpoint.
 *
 * The rest is as for `cenbwp_sign_url`.
 */
cenbwp_status cenbwp_sign_body(const cenbwp_signer *signer,
                               const cenbwp_request *request,
                               const cenbwp_stamp *stamp,
                               cenbwp_buffer *body,
                               cenbwp_buffer *string_to_sign,
                               cenbwp_error *error);

/**
 * Signs a call of any operation as a URL, to be sent with GET.
 *
 * The parameters may come in any order, and are sorted in place unless they are in order already: an
 * array of them belongs to one call at a time. The common ones are added. The rest is as for
 * `cenbwp_sign_url`.
 *
 * `params` are `param_count` entries, or NULL and 0.
 */
cenbwp_status cenbwp_sign_rpc_url(const cenbwp_signer *signer,
                                  const cenbwp_operation *operation,
                                  cenbwp_param *params,
                                  size_t param_count,
                                  const cenbwp_stamp *stamp,
                                  cenbwp_buffer *url,
                                  cenbwp_buffer *string_to_sign,
                                  cenbwp_error *error);

/**
 * Signs a call of any operation as a form body, to be sent with POST to the root of the host.
 *
 * The rest is as for `cenbwp_sign_rpc_url`.
 */
cenbwp_status cenbwp_sign_rpc_body(const cenbwp_signer *signer,
                                   const cenbwp_operation *operation,
                                   cenbwp_param *params,
                                   size_t param_count,
                                   const cenbwp_stamp *stamp,
                                   cenbwp_buffer *body,
                                   cenbwp_buffer *string_to_sign,
                                   cenbwp_error *error);

/**
 * A status in words, in static memory; of a number that is no status, that there is none.
 *
 * Where something went wrong, the message of `cenbwp_error` says more.
 */
const char *cenbwp_status_message(int32_t status);

/**
 * The version of the library, in static memory: `"0.1.0"`.
 */
const char *cenbwp_version(void);

#ifdef __cplusplus
}
#endif

#endif
