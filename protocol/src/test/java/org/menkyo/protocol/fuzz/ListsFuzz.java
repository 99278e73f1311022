package org.menkyo.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.menkyo.protocol.cil.CilFormatException;
import org.menkyo.protocol.cil.ComputerInformationList;

/** Computer information lists that were carried through other hands: as bytes, and as parts of a list that is right. */
class ListsFuzz {

    private static final Inputs INPUTS = Inputs.of("lists");
    private static final String BEGINNING = "<computerInformationList xmlns=\"" + ComputerInformationList.NAMESPACE
            + "\" xmlns:n=\"urn:n\" version=\"1.0\" collectedAt=\"2026-11-21T10:00:00Z\" personalData=\"true\">"
            + "<computer installationId=\"090835-851054-490601-347742-097364-766896-918600-019799-125768\">"
            + "<edition code=\"300\">e</edition><licenseState>LICENSED</licenseState>"
            + "<remainingMinutes>0</remainingMinutes><productKey>k</productKey>";

    @FuzzTest
    @Tag("VA-404")
    void lists(byte @NotNull [] bytes) {
        INPUTS.tried();
        read(bytes);
        String part = new String(bytes, StandardCharsets.UTF_8);
        read((BEGINNING + part + "</computer></computerInformationList>").getBytes(StandardCharsets.UTF_8));
    }

    private static void read(byte[] bytes) {
        ComputerInformationList list;
        try {
            list = ComputerInformationList.parse(bytes);
        } catch (CilFormatException defined) {
            return;
        }
        try {
            ComputerInformationList again =
                    ComputerInformationList.parse(list.completed(Map.of()).toBytes());
            if (!again.computers().equals(list.computers())) {
                throw new AssertionError("computers were lost");
            }
            ComputerInformationList.parse(list.withoutPersonalData().toBytes());
        } catch (CilFormatException e) {
            throw new AssertionError("what was written is not read again", e);
        }
    }
}
