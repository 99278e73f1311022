<@p.layout title=t("nav.benefits")>
<p>${t("benefits.explanation")}</p>
<@p.filter action="/benefits">
<@p.field name="licenseId" value=licenseId!""/>
<@p.field name="organization" value=organization!""/>
<@p.field name="benefit" value=benefit!""/>
</@p.filter>
<#if benefits.items?has_content>
<p class="buttons"><a class="button second" href="/benefits/benefits.csv<#if query?has_content>?${query}</#if>">${t("licenses.csv")}</a></p>
</#if>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("field.benefit")}, {"text": t("benefits.units")}, {"text": t("softwareAssurance")}, {"text": t("state")}]>
<@p.table caption=t("benefits.caption") columns=columns list=benefits empty=t("benefits.empty")>
<#list benefits.items as line>
<tr>
<@p.cell columns[0].text>${line.licenseId}<br><span class="hint">${line.organizationName}</span></@p.cell>
<@p.cell columns[1].text><a href="/benefits/${line.licenseId?url}/${line.benefit?url}">${line.benefitName}<span class="unseen"> ${line.licenseId}</span></a><br><span class="hint">${line.benefit} · ${t("benefitKind." + line.kind.name())}</span></@p.cell>
<@p.cell columns[2].text><#if (line.entitled > 0)><meter min="0" max="${line.entitled?c}" value="${line.taken?c}" aria-label="${line.benefitName} ${line.licenseId}"></meter> </#if>${t("benefits.taken", count(line.taken), count(line.entitled))}</@p.cell>
<@p.cell columns[3].text><#if line.softwareAssuranceLastDay??>${t("until", day(line.softwareAssuranceLastDay))}<#else>–</#if></@p.cell>
<@p.cell columns[4].text><#if line.activatedAt??>${t("benefits.activated", day(line.activatedAt))}<#else><span class="tag">${t("benefits.notActivated")}</span></#if></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/benefits" list=benefits query=query/>
</@p.layout>
