package org.menkyo.protocol.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;

class DigitGroupsPropertiesTest {

    @Property
    void decodesWhatItEncoded(@ForAll @BigRange(min = "0", max = "9999999999999999999999999") BigInteger number) {
        assertThat(DigitGroups.decode(DigitGroups.encode(number, 5), 5)).isEqualTo(number);
    }
}
