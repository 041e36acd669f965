# workerd test workerd.capnp

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);

const worker :Workerd.Worker = (
  modules = [
    (name = "test/runtimes/workerd.js", esModule = embed "workerd.js"),
    (name = "test/cases.js", esModule = embed "../cases.js"),
    (name = "test/known.js", esModule = embed "../known.js"),
    (name = "pkg/index.bundled.js", esModule = embed "../../pkg/index.bundled.js"),
    (name = "pkg/acs3.bundled.js", esModule = embed "../../pkg/acs3.bundled.js"),
    (name = "pkg/explain.bundled.js", esModule = embed "../../pkg/explain.bundled.js"),
    (name = "pkg/error.js", esModule = embed "../../pkg/error.js"),
    (name = "pkg/texts.js", esModule = embed "../../pkg/texts.js"),
    (name = "pkg/call.js", esModule = embed "../../pkg/call.js"),
    (name = "pkg/memory.js", esModule = embed "../../pkg/memory.js"),
    (name = "pkg/reply.js", esModule = embed "../../pkg/reply.js"),
    (name = "pkg/advise.js", esModule = embed "../../pkg/advise.js"),
    (name = "pkg/bind.js", esModule = embed "../../pkg/bind.js"),
    (name = "pkg/acs3.bind.js", esModule = embed "../../pkg/acs3.bind.js"),
    (name = "pkg/explain.bind.js", esModule = embed "../../pkg/explain.bind.js"),
    (name = "pkg/cenbwp.wasm", wasm = embed "../../pkg/cenbwp.wasm"),
    (name = "pkg/acs3.wasm", wasm = embed "../../pkg/acs3.wasm"),
    (name = "pkg/explain.wasm", wasm = embed "../../pkg/explain.wasm"),
  ],
  compatibilityDate = "2025-01-01",
);
