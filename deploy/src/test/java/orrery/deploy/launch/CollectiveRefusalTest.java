package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.node.scenario.ScenarioProblem;

class CollectiveRefusalTest extends CollectiveCommandLine {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all_redcue | OPERATION | did you mean all_reduce?",
                "all_reduce --algo rign | --algo | did you mean ring?",
                "all_reduce --protocol ll129 | --protocol | did you mean ll128?",
                "all_reduce --dtype bfloat61 | --dtype | did you mean bfloat16?",
                "all_reduce --launch grpah | --launch | did you mean graph?",
                "all_reduce --topology hgx-h10 | TOPOLOGY | did you mean \"hgx-h100\"?",
                "all_reduce --topology nowhere.yaml | nowhere.yaml | a file that exists",
                "all_reduce --topology lpx | --topology | one with GPUs",
                "all_reduce --ranks 9 | --ranks | 1 to 8, the GPUs of hgx-h100",
                "all_reduce --ranks 0 | --ranks | 1 to 8",
                "all_reduce --channels 0 | --channels | from 1 to 64",
                "all_reduce --chunks 99999 | --chunks | from 1 to 4096",
                "all_reduce --routing adaptve | --routing | did you mean adaptive?",
                "all_reduce --flow-control dcqcn | --flow-control | pfc, none",
                "all_reduce --congestion pfc | --congestion | dcqcn, none",
                "all_reduce --recovery gobackn | --recovery | did you mean go-back-N?",
                "all_reduce --burst 0 | --burst | from 1 to 65536",
                "all_reduce --buffer 0 | --buffer | one size above 0",
                "all_reduce --buffer 1K..4K | --buffer | one size above 0",
                "all_reduce --corruption 1 | --corruption | from 0 to below 1",
                "all_reduce --corruption NaN | --corruption | from 0 to below 1",
                "all_reduce --nvlink-errors often | --nvlink-errors | from 0 to below 1",
                "all_reduce --sizes 1.5M | --sizes | smaller prefix",
                "all_reduce --jvms 0 | --jvms | from 1 to 64",
                "all_reduce --json --csv | --json | one of them",
                "all_reduce --out . | --out | a file",
                "all_reduce --compare nowhere.csv | --compare | a file that exists",
                "all_reduce --fail-above 3 | --fail-above | --compare FILE beside it",
                "all_reduce --sizes 1M..2M --size 3 | Unknown option | --help",
                "'' | OPERATION | --help"
            })
    void refusesWhatItCannotUseBeforeAnyWork(String args, String where, String says) {
        assertEquals(2, collective(args.isEmpty() ? new String[0] : args.split(" ")));

        assertTrue(err.toString().contains(where), err.toString());
        assertTrue(err.toString().contains(says), err.toString());
        assertEquals(null, engine.trial);
        assertEquals("", out.toString());
    }

    @Test
    void whatDoesNotFitTheTopologyIsToldByItsOption() {
        engine.refusal = new ScenarioProblem("algorithm", "nvls", "ring or tree", "take ring");

        assertEquals(2, collective("all_reduce", "--algo", "nvls"));

        assertEquals("""
                --algo
                  found:   nvls
                  allowed: ring or tree
                  remedy:  take ring
                """, err.toString());
    }
}
