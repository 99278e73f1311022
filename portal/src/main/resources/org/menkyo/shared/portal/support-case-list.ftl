<#-- Cases of "cases"; the page says more by state where it has a filter. -->
<#assign columns = [{"text": t("field.subject")}, {"text": t("field.kind")}, {"text": t("case.from")}, {"text": t("field.licenseId")}, {"text": t("field.state")}, {"text": t("case.opened")}]>
<@p.table caption=t("case.caption") columns=columns list=cases empty=t("case.none")>
<#list cases.items as one>
<tr>
<@p.cell columns[0].text><a href="/support-cases/${one.id}">${one.subject}</a><#if one.reference??><br><span class="hint">${one.reference}</span></#if></@p.cell>
<@p.cell columns[1].text>${t("caseKind." + one.kind.name())}</@p.cell>
<@p.cell columns[2].text>${one.opener!one.distributor!"–"}</@p.cell>
<@p.cell columns[3].text>${one.licenseId!"–"}</@p.cell>
<@p.cell columns[4].text><span class="tag">${t("case.state." + one.state.name())}</span><#if one.assignedTo??><br><span class="hint">${one.assignedTo}</span></#if></@p.cell>
<@p.cell columns[5].text>${day(one.loggedAt)}</@p.cell>
</tr>
</#list>
</@p.table>
