/** A module: compiled where Wrangler bundles, its bytes with the loader `binary` of esbuild. `bind` takes either. */
declare const module: WebAssembly.Module | Uint8Array<ArrayBuffer>;
export default module;
