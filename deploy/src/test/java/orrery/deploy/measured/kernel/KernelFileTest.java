package orrery.deploy.measured.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.SourceText;

final class KernelFileTest {
    private static final String GEMM = "system,dtype,m,n,k,latency_us\n";
    private static final String ATTENTION =
            "system,kind,batch,isl_or_kv_len,heads,kv_heads,head_dim,window,attn_dtype," + "kv_dtype,latency_us\n";

    private static List<KernelRow> rows(String text) {
        return KernelFile.parse(new SourceText("rows.csv", text));
    }

    private static InputProblem refused(String text) {
        return assertThrows(InputProblem.class, () -> rows(text));
    }

    @Test
    void readsColumnsInAnyOrderAndLooksOverOthers() {
        var row = rows("k,note,latency_us,n,system,m,dtype\n512,\"a, b\",2.5,256,h100_sxm,8,bf16\n")
                .getFirst();

        assertEquals(KernelTable.GEMM, row.table());
        assertEquals("h100_sxm dtype=bf16 m=8 n=256 k=512", row.what());
        assertEquals(2.5, row.micros());
        assertEquals("rows.csv:2", row.where());
        assertEquals(12, row.origin().column());
    }

    @ParameterizedTest
    @CsvSource({"latency_us, 1500", "latency_ns, 1500000", "latency_ms, 1.5", "latency_s, 1.5e-3"})
    void takesTheUnitFromTheNameOfTheColumn(String column, String value) {
        var row = rows("system,dtype,m,n,k," + column + "\nx,bf16,1,1,1," + value + "\n")
                .getFirst();

        assertEquals(1500, row.micros(), 1e-6);
    }

    @Test
    void namesKernelsAndFormats() {
        var row = rows(ATTENTION + "h100_sxm,context,8,256,4,1,128,0,bf16,fp8,20.5\n")
                .getFirst();

        assertEquals("attention context", row.kernel());
        assertEquals("bf16 on fp8", row.dtype());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h100,bf16,8,8,8,-1 | latency_us | -1 | above 0",
                "h100,bf16,8,8,8,0 | latency_us | 0 | above 0",
                "h100,bf16,8,8,8,NaN | latency_us | NaN | above 0",
                "h100,bf16,8,8,8,Infinity | latency_us | Infinity | above 0",
                "h100,bf16,8,8,8,1e400 | latency_us | 1e400 | above 0",
                "h100,bf16,8,8,8, | latency_us | nothing | above 0",
                "h100,bf61,8,8,8,1 | dtype | bf61 | bf16, fp8, fp8_block, nvfp4",
                "h100,bf16,0,8,8,1 | m | 0 | from 1",
                "h100,bf16,-8,8,8,1 | m | -8 | from 1",
                "h100,bf16,8,8.5,8,1 | n | 8.5 | whole number",
                "h100,bf16,8,99999999999999999999,8,1 | n | 9999 | whole number",
                "h100,bf16,16777216,16777216,16777216,1 | gemm | 10^18 | one kernel",
                "h100,bf16,8 | n | 3 cells | as many",
                ",bf16,8,8,8,1 | system | nothing | a name",
            })
    void refusesCellsByLineFieldAndRemedy(String line, String field, String found, String allowed) {
        var problem = refused(GEMM + "h100,bf16,8,8,8,1\n" + line + "\n");

        assertEquals(3, problem.line());
        assertEquals(field, problem.field());
        assertTrue(problem.found().contains(found), problem.found());
        assertTrue(problem.allowed().contains(allowed), problem.allowed());
    }

    @ParameterizedTest
    @CsvSource({"4, 8", "12, 5", "1, 16777216"})
    void refusesHeadsThatCannotShareKeysAndValues(int heads, int shared) {
        var problem = refused(ATTENTION + "h100,generation,8,256,%d,%d,128,0,bf16,bf16,20\n".formatted(heads, shared));

        assertEquals("kv_heads", problem.field());
        assertEquals("are heads and kv_heads swapped?", problem.remedy());
    }

    @Test
    void proposesTheNearestWord() {
        assertEquals("did you mean bf16?", refused(GEMM + "h100,bf61,8,8,8,1\n").remedy());
        var problem = refused("system,dtyp,m,n,k,latency_us\nh100,bf16,8,8,8,1\n");
        assertEquals("dtype", problem.field());
        assertEquals("add the column; is dtyp meant? rename it", problem.remedy());
    }

    @Test
    void refusesHeadersThatSayTooLittleOrTooMuch() {
        assertEquals(
                "latency_us", refused("system,dtype,m,n,k\nh100,bf16,1,1,1\n").field());
        assertTrue(refused("system,dtype,m,n,k,latency_us,latency_ms\nh100,bf16,1,1,1,1,1\n")
                .found()
                .contains("2 columns"));
        assertEquals(
                "m",
                refused("system,dtype,m,m,n,k,latency_us\nh100,bf16,1,1,1,1,1\n")
                        .field());
        assertTrue(refused(GEMM).allowed().contains("rows"));
        assertEquals("one line, and no rows under it", refused(GEMM).found());
        assertTrue(refused(GEMM).remedy().contains("right file"), refused(GEMM).remedy());
        assertTrue(refused("").allowed().contains("rows"));
    }

    @Test
    void aFileWithoutHeaderIsToldSo() {
        var problem = refused("h100,bf16,8,8,8,1\nh100,bf16,8,8,16,1\n");

        assertEquals(1, problem.line());
        assertEquals(11, problem.column());
        assertTrue(problem.found().startsWith("the number 8 in the first line"), problem.found());
        assertTrue(problem.allowed().contains("system,dtype,m,n,k,latency_us"), problem.allowed());
        assertTrue(problem.remedy().startsWith("write the names"), problem.remedy());
    }

    @Test
    void aRowOfTooFewCellsHasARemedyAndAnotherSystemItsOwnPlace() {
        assertTrue(refused(GEMM + "h100,bf16,8\n").remedy().startsWith("add what is missing"));
        assertEquals(
                1, rows(GEMM + "h100,bf16,8,8,8,1\n").getFirst().systemOrigin().column());
    }

    @Test
    void tellsKernelsFromCollectives() {
        assertTrue(KernelFile.isOne(new SourceText("x", "# measured\n" + GEMM)));
        assertFalse(KernelFile.isOne(new SourceText("x", "system,collective,message_bytes,latency_us\n")));
    }

    /** Damaged files are refused as input, or read; nothing else comes out. */
    @Test
    void survivesDamage() {
        var good = ATTENTION + "h100_sxm,context,8,256,4,1,128,0,bf16,fp8,20.5\n".repeat(4);
        for (var seed = 0; seed < 3000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder(good);
            for (var hit = random.nextInt(1, 6); hit > 0; hit--) {
                damage(text, random);
            }
            try {
                assertTrue(rows(text.toString()).stream().allMatch(row -> row.micros() > 0), "seed " + seed);
            } catch (InputProblem refused) {
                assertFalse(refused.allowed().isEmpty(), "seed " + seed);
            } catch (RuntimeException other) {
                throw new AssertionError("seed " + seed + ": " + text, other);
            }
        }
    }

    private static void damage(StringBuilder text, Random random) {
        var at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.setCharAt(at, (char) random.nextInt(1, 0x250));
            case 1 -> text.insert(at, ",\"\n-e9.#".charAt(random.nextInt(8)));
            case 2 -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(1, 30)));
            default -> text.insert(at, "9".repeat(random.nextInt(1, 400)));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "orrery.calibration", matches = ".+")
    void readsEveryRowOfTheCalibrationData() {
        var rows = KernelFile.readFolder("--calibration", Path.of(System.getProperty("orrery.calibration")));

        assertEquals(5, rows.stream().map(KernelRow::table).distinct().count());
        assertTrue(rows.size() > 10_000, rows.size() + " rows");
    }
}
