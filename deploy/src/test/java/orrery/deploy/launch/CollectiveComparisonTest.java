package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectiveComparisonTest extends CollectiveCommandLine {
    @Test
    void putsMeasuredBesideModelledForTheSizesOfTheFile() throws IOException {
        var file = file("rows.csv", """
                system,gpus,collective,message_bytes,latency_us,busbw_GBps,algorithm
                box,8,all_reduce,1048576,10.24288,,auto
                box,8,all_reduce,2000,,0.35,auto
                box,4,all_reduce,2048,1,,auto
                box,8,all_gather,4096,1,,auto
                """);

        assertEquals(0, collective("all_reduce", "--ranks", "8", "--compare", file));

        assertEquals(List.of(2000L, 1L << 20), engine.trial.sizes());
        assertEquals(
                """
                # measured: FILE, 2 rows
                #       size            measured            modelled     error  how it was measured
                #        (B)       (us)    busbw       (us)    busbw   of time
                     1048576      10.24   179.15      20.49    89.57   +100.0%  auto
                        2000      10.00     0.35      10.02     0.35     +0.2%  auto
                # Median absolute error : 50.1% over 2 rows; 1M and above 100.0%, below 0.2%
                #
                """,
                out.toString().substring(out.toString().indexOf("# measured")).replace(file, "FILE"));
    }

    @Test
    void takesTheRanksOfALogAndBothOfItsGroups() throws IOException {
        var log = Files.readString(Path.of("src/test/resources/orrery/deploy/measured/mpi-interleaved.log"));

        assertEquals(0, collective("all_gather", "--compare", file("nccl.log", log), "--json"));

        var json = new ObjectMapper().readTree(out.toString());
        assertEquals(4, engine.trial.ranks());
        assertEquals(5, json.at("/comparison/rows").size());
        assertEquals("in-place", json.at("/comparison/rows/2/how").asText());
        assertFalse(json.at("/comparison/median_absolute_error").isNull());
        assertTrue(json.at("/comparison/median_absolute_error_below_1mib").isNull());
    }

    @Test
    void comparesAsCsv() throws IOException {
        var file = file("rows.csv", "size,time\n1048576,20.48576\n");

        assertEquals(0, collective("all_reduce", "--compare", file, "--csv"));

        assertEquals("""
                line,size_bytes,measured_us,modelled_us,error,system,how
                2,1048576,20.48576,20.48576,0.0,,
                """, out.toString());
    }

    @ParameterizedTest
    @CsvSource({"101,0", "99,1", "0,1"})
    void failsWhereTheErrorIsLargerThanAskedFor(double percent, int exitCode) throws IOException {
        var file = file("rows.csv", "size,time\n1048576,10.24288\n");

        assertEquals(exitCode, collective("all_reduce", "--compare", file, "--fail-above", Double.toString(percent)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all_gather | no row is of OPERATION all_gather | all_reduce",
                "all_reduce --ranks 2 | no row is of --ranks 2 | 4; 8",
                "all_reduce --only pod | no row is of --only \"pod\" | box A; ring; box B; tree",
                "all_reduce --ranks 8 | rows of 2 systems: box A; box B | --only \"box A\"",
                "all_reduce --only tree --sizes 8 | no row is of any size of --sizes | 1M",
                "all_reduce --only ring --topology hgx-h100 --sizes 8..64 | no row is of any size | 1M"
            })
    void saysWhyThereIsNothingToCompare(String args, String found, String says) throws IOException {
        var file = file("rows.csv", """
                system,gpus,collective,size,time,how
                box A,4,all_reduce,1048576,3,ring
                box A,8,all_reduce,1048576,4,ring
                box B,8,all_reduce,1048576,5,tree
                """);

        assertEquals(2, collective((args + " --compare " + file).split(" ")));

        assertTrue(err.toString().contains(found), err.toString());
        assertTrue(err.toString().contains(says), err.toString());
        assertEquals(null, engine.trial);
    }
}
