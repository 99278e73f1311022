package org.menkyo.summary.soap;

import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.Named;
import org.mapstruct.ValueMapping;
import org.menkyo.download.CreateDownload;
import org.menkyo.download.DownloadChoice;
import org.menkyo.download.DownloadFilter;
import org.menkyo.download.DownloadView;
import org.menkyo.due.DueDate;
import org.menkyo.due.DueDateFilter;
import org.menkyo.due.DueKind;
import org.menkyo.media.MediaKind;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.soap.ContractMapping;
import org.menkyo.shared.soap.ContractValues;
import org.menkyo.summary.LicenseSummaryFilter;
import org.menkyo.summary.LicenseSummaryLine;
import org.menkyo.summary.LicenseSummaryOrder;
import org.menkyo.summary.RelationshipFilter;
import org.menkyo.summary.RelationshipLine;
import org.menkyo.summary.soap.v1.ExportLicenseStatement;
import org.menkyo.summary.soap.v1.LicenseSummaryLineAdditions;
import org.menkyo.summary.soap.v1.ListDownloads;
import org.menkyo.summary.soap.v1.ListDownloadsResponse;
import org.menkyo.summary.soap.v1.ListDueDates;
import org.menkyo.summary.soap.v1.ListDueDatesResponse;
import org.menkyo.summary.soap.v1.ListLicenseSummary;
import org.menkyo.summary.soap.v1.ListLicenseSummaryResponse;
import org.menkyo.summary.soap.v1.ListRelationshipSummary;
import org.menkyo.summary.soap.v1.ListRelationshipSummaryResponse;

/** Between the contract's license information and the services'. */
@Mapper(config = ContractMapping.class)
public interface LicenseInformationMapper {

    default LicenseSummaryFilter toFilter(ListLicenseSummary request) {
        return LicenseSummaryFilter.of(
                ContractValues.text(request.getLicenseId()),
                ContractValues.text(request.getOrganization()),
                word(request.getProgram()),
                ContractValues.text(request.getProduct()),
                ContractValues.text(request.getFamily()),
                word(request.isActive()),
                ContractValues.text(request.getEndsBefore()));
    }

    default LicenseSummaryFilter toFilter(ExportLicenseStatement request) {
        return LicenseSummaryFilter.of(
                ContractValues.text(request.getLicenseId()),
                ContractValues.text(request.getOrganization()),
                word(request.getProgram()),
                ContractValues.text(request.getProduct()),
                ContractValues.text(request.getFamily()),
                word(request.isActive()),
                ContractValues.text(request.getEndsBefore()));
    }

    @ValueMapping(source = MappingConstants.NULL, target = "LICENSE_ID")
    LicenseSummaryOrder toOrder(org.menkyo.summary.soap.v1.LicenseSummaryOrder order);

    @Mapping(target = "lines", source = "items")
    ListLicenseSummaryResponse toLicenseSummary(Page<LicenseSummaryLine> page);

    @BeanMapping(ignoreUnmappedSourceProperties = "termLastDay")
    @Mapping(target = "additions", source = "line", qualifiedByName = "additions")
    org.menkyo.summary.soap.v1.LicenseSummaryLine toAnswer(LicenseSummaryLine line);

    /** What was added to lines after the contract was published; null for a line that has nothing of it. */
    @Named("additions")
    default LicenseSummaryLineAdditions toAdditions(LicenseSummaryLine line) {
        if (line.termLastDay() == null) {
            return null;
        }
        LicenseSummaryLineAdditions additions = new LicenseSummaryLineAdditions();
        additions.setTermLastDay(line.termLastDay());
        return additions;
    }

    @BeanMapping(ignoreUnmappedSourceProperties = "page")
    RelationshipFilter toFilter(ListRelationshipSummary request);

    @Mapping(target = "agreements", source = "items")
    ListRelationshipSummaryResponse toRelationshipSummary(Page<RelationshipLine> page);

    default DueDateFilter toFilter(ListDueDates request) {
        return DueDateFilter.of(
                ContractValues.text(request.getLicenseId()),
                ContractValues.text(request.getOrganization()),
                toKind(request.getKind()),
                word(request.getWithinDays()));
    }

    DueKind toKind(org.menkyo.summary.soap.v1.DueKind kind);

    @Mapping(target = "dueDates", source = "items")
    ListDueDatesResponse toDueDates(Page<DueDate> page);

    default DownloadFilter toFilter(ListDownloads request) {
        Integer speed = request.getKilobitsPerSecond();
        return DownloadFilter.of(
                ContractValues.text(request.getLicenseId()),
                ContractValues.text(request.getProduct()),
                ContractValues.text(request.getFamily()),
                toKind(request.getKind()),
                ContractValues.text(request.getLanguage()),
                speed == null ? 0 : speed);
    }

    MediaKind toKind(org.menkyo.summary.soap.v1.MediaKind kind);

    @Mapping(target = "downloads", source = "items")
    ListDownloadsResponse toDownloads(Page<DownloadChoice> page);

    @BeanMapping(ignoreUnmappedSourceProperties = "licenseId")
    CreateDownload toCommand(org.menkyo.summary.soap.v1.CreateDownload request);

    org.menkyo.summary.soap.v1.DownloadView toAnswer(DownloadView download);

    /** As it stands in the message; null for what is absent. */
    private static String word(Object value) {
        return value == null ? null : value.toString();
    }
}
