package org.menkyo.masterkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The transactions of sealing anew: short ones, so that nobody waits long for a row. */
@ApplicationScoped
public class ResealingSteps {

    private static final int ROWS = 200;

    private final List<StoredSecrets> columns;

    @Inject
    public ResealingSteps(Instance<StoredSecrets> columns) {
        this((Iterable<StoredSecrets>) columns);
    }

    ResealingSteps(Iterable<StoredSecrets> columns) {
        this.columns = new ArrayList<>();
        columns.forEach(this.columns::add);
    }

    /** How many columns there are. */
    int columns() {
        return columns.size();
    }

    /** Goes on in a column; see {@link StoredSecrets#sealAnew}. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Object sealAnew(int column, Object after) {
        return columns.get(column).sealAnew(after, ROWS);
    }

    /** How many secrets of each column are still to be sealed anew. */
    @Transactional(Transactional.TxType.REQUIRED)
    public Map<String, Long> left() {
        Map<String, Long> left = new LinkedHashMap<>();
        columns.forEach(column -> left.put(column.column(), column.left()));
        return left;
    }
}
