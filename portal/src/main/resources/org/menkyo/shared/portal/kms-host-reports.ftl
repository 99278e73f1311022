<@p.layout title=t("nav.kms-host-reports")>
<p>${t("kmsReports.explanation")}</p>
<@p.refusal/>
<@p.filter action="/kms-host-reports">
<@p.field name="from" type="date" value=from!""/>
<@p.field name="until" type="date" value=until!""/>
<@p.field name="period" value=period!"MONTH" list=p.choices("reports.period.", ["DAY", "MONTH", "YEAR"])/>
<@p.field name="edition" value=edition!""/>
</@p.filter>
<#if hosts??>
<#assign filter = query?has_content?then("?" + query, "")>
<#if hosts.items?has_content>
<p><a href="/kms-host-reports/counts.svg${filter}"><img class="chart" src="/kms-host-reports/counts.svg${filter}" width="960" height="360" alt="${t("kmsReports.chart")}"></a></p>
<p class="buttons"><a class="button second" href="/kms-host-reports/counts.csv${filter}">${t("licenses.csv")}</a></p>
</#if>
<#assign columns = [{"text": t("reports.period")}, {"text": t("kmsReports.host")}, {"text": t("field.edition")}, {"text": t("kmsReports.requests"), "number": true}, {"text": t("kmsReports.answered"), "number": true}, {"text": t("kmsReports.refused"), "number": true}, {"text": t("kmsReports.added"), "number": true}, {"text": t("kmsReports.highestCount"), "number": true}]>
<@p.table caption=t("kmsReports.caption") columns=columns list=hosts empty=t("kmsReports.empty")>
<#list hosts.items as line>
<tr>
<@p.cell columns[0].text>${line.period}</@p.cell>
<@p.cell columns[1].text><a href="/kms-hosts/${line.hostId}">${line.host}</a></@p.cell>
<@p.cell columns[2].text>${line.edition!"–"}</@p.cell>
<@p.cell columns[3].text true>${count(line.requests)}</@p.cell>
<@p.cell columns[4].text true>${count(line.answered)}</@p.cell>
<@p.cell columns[5].text true>${count(line.refused)}</@p.cell>
<@p.cell columns[6].text true>${count(line.added)}</@p.cell>
<@p.cell columns[7].text true>${count(line.highestCount)}</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/kms-host-reports" list=hosts query=query/>
</#if>
</@p.layout>
