package org.menkyo.shared.soap;

import org.mapstruct.MapperConfig;
import org.mapstruct.ReportingPolicy;

/**
 * How the contract's types and the services' records are translated: no field may be left out on either side. MapStruct makes
 * sure that every field of a source is used; that every field of a target is filled is tested, since answers have room for
 * later releases that nothing fills.
 */
@MapperConfig(
        uses = ContractValues.class,
        unmappedSourcePolicy = ReportingPolicy.ERROR,
        unmappedTargetPolicy = ReportingPolicy.IGNORE,
        typeConversionPolicy = ReportingPolicy.ERROR,
        implementationName = "Generated<CLASS_NAME>",
        suppressTimestampInGenerated = true)
public interface ContractMapping {}
