package org.menkyo.shared.soap;

import org.mapstruct.MapperConfig;
import org.mapstruct.ReportingPolicy;

/** How the contract's types and the services' records are translated: no field may be left out on either side. */
@MapperConfig(
        uses = ContractValues.class,
        unmappedSourcePolicy = ReportingPolicy.ERROR,
        unmappedTargetPolicy = ReportingPolicy.ERROR,
        typeConversionPolicy = ReportingPolicy.ERROR,
        implementationName = "Generated<CLASS_NAME>",
        suppressTimestampInGenerated = true)
public interface ContractMapping {}
