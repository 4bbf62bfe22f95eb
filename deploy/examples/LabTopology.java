import orrery.deploy.script.Orrery;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;

/**
 * A machine that nobody sells, drawn in code: what would fewer NVLinks cost?
 *
 *     deploy/bin/orrery script deploy/examples/LabTopology.java [PROMPT-TOKENS]
 */
void main(String... args) {
    var promptTokens = args.length > 0 ? Integer.parseInt(args[0]) : 1024;

    var asked = Orrery.scenario("hgx-h100")
            .set("model", Map.of("config", Map.of("name", "llama-3.1-8b")))
            .set("formats", Map.of("weights", "bf16", "activations", "bf16", "kv_cache", "bf16"))
            .set("numerics", "none")
            .set("plan.tensor_parallel", 4)
            .set("load", Map.of("prompts", Map.of("random", promptTokens), "count", 2, "new_tokens", 4))
            .set("load.batch_tokens", 2 * promptTokens);

    IO.println("four H100, " + promptTokens + " prompt tokens");
    IO.println("  NVLinks per GPU  TTFT ms  TPOT ms  GB over NVLink");
    for (var links : List.of(2, 6, 18)) {
        var result = asked.on(lab(links)).run();
        var nvlink = result.links().stream().filter(kind -> kind.medium().contains("nvlink4"));
        IO.println("%17d  %7.3f  %7.3f  %14.3f".formatted(
                links,
                result.ttft().meanMs(),
                result.tpot().meanMs(),
                nvlink.mapToLong(kind -> kind.wire().bytes()).sum() / 1e9));
    }
    IO.println("times: modelled, not validated");
}

/**
 * Four GPUs that all reach each other through either of two switches.
 *
 *     nvswitch0  nvswitch1       half of a GPU's links to each
 *         ║    ╳    ║
 *     gpu0  gpu1  gpu2  gpu3
 *       └─────┴─┬──┴─────┘       PCIe
 *              cpu0
 *               │                Ethernet
 *            frontend            prompts in, texts out
 */
Topology lab(int linksPerGpu) {
    var catalogue = Catalogue.load();
    var draw = new Drawing("lab-" + linksPerGpu);
    var nvswitch = draw.row("nvswitch", 2, catalogue.switchChip("nvswitch3"));
    var gpu = draw.row("gpu", 4, catalogue.gpu("h100-sxm"));
    var cpu = draw.row("cpu", 1, catalogue.cpu("xeon-8480"));
    var frontend = draw.one("frontend", catalogue.cpu("xeon-8480"));

    draw.wire(gpu.each(), catalogue.medium("nvlink4").bundled(linksPerGpu / 2), nvswitch.all());
    draw.wire(gpu.all(), catalogue.medium("pcie5-x16"), cpu.all());
    draw.wire(cpu.all(), catalogue.medium("ethernet-400g"), frontend.all());
    return draw.seal();
}
