package org.menkyo.machines.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.menkyo.machines.problem.ProblemException;
import org.menkyo.protocol.key.ProductKey;

/** Product keys from the standard input: on the command line others on the machine could read them. */
final class Keys {

    private Keys() {}

    static ProductKey one(Tool tool) throws IOException, ProblemException {
        return ProductKey.parse(tool.line("key"));
    }

    /** One a line, up to an empty line or the end; at least one. */
    static List<ProductKey> some(Tool tool) throws IOException, ProblemException {
        List<ProductKey> keys = new ArrayList<>();
        keys.add(one(tool));
        for (String line = tool.in().readLine();
                line != null && !line.isBlank();
                line = tool.in().readLine()) {
            keys.add(ProductKey.parse(line));
        }
        return keys;
    }
}
