package org.menkyo.activation.soap;

import java.util.List;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.menkyo.activation.phone.ActivateByPhone;
import org.menkyo.activation.phone.ActivatedByPhone;
import org.menkyo.shared.soap.ContractMapping;

/** Between the contract's activations by phone and the service's. */
@Mapper(config = ContractMapping.class)
public interface PhoneMapper {

    @Mapping(target = "groups", qualifiedByName = "asTyped")
    ActivateByPhone toCommand(org.menkyo.activation.soap.phone.v1.ActivateByPhone request);

    org.menkyo.activation.soap.phone.v1.ActivatedByPhone toAnswer(ActivatedByPhone activation);

    /** A group that is not typed yet keeps its place. */
    @Named("asTyped")
    default List<String> asTyped(List<String> groups) {
        return groups;
    }
}
