# workerd test workerd.capnp

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);

const worker :Workerd.Worker = (
  modules = [
    (name = "test/runtimes/workerd.js", esModule = embed "workerd.js"),
    (name = "test/cases.js", esModule = embed "../cases.js"),
    (name = "test/known.js", esModule = embed "../known.js"),
    (name = "pkg/index.workerd.js", esModule = embed "../../pkg/index.workerd.js"),
    (name = "pkg/bind.js", esModule = embed "../../pkg/bind.js"),
    (name = "pkg/cenbwp.wasm", wasm = embed "../../pkg/cenbwp.wasm"),
  ],
  compatibilityDate = "2025-01-01",
);
