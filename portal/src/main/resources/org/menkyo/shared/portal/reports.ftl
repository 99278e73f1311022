<@p.layout title=t("nav." + base?remove_beginning("/"))>
<p>${t("reports.explanation")}</p>
<@p.refusal/>
<@p.filter action=base>
<@p.field name="from" type="date" value=from!""/>
<@p.field name="until" type="date" value=until!""/>
<@p.field name="period" value=period!"MONTH" list=p.choices("reports.period.", ["DAY", "MONTH", "YEAR"])/>
<@p.field name="licenseId" value=licenseId!""/>
<@p.field name="organization" value=organization!""/>
<@p.field name="productGroup" value=productGroup!""/>
<@p.field name="edition" value=edition!""/>
</@p.filter>
<#assign filter = query?has_content?then("?" + query, "")>
<#macro shown report name title alt>
<#if report.items?has_content>
<p><a href="${base}/${name}.svg${filter}"><img class="chart" src="${base}/${name}.svg${filter}" width="960" height="360" alt="${alt}"></a></p>
<p class="buttons"><a class="button second" href="${base}/${name}.csv${filter}">${t("licenses.csv")}<span class="unseen"> ${title}</span></a></p>
<#if report.next??><p class="hint">${t("reports.more")}</p></#if>
</#if>
</#macro>
<#if activations??>
<section>
<h2>${t("reports.activations")}</h2>
<@shown report=activations name="activations" title=t("reports.activations") alt=t("reports.activations.chart")/>
<#assign columns = [{"text": t("reports.period")}, {"text": t("field.licenseId")}, {"text": t("reports.product")}, {"text": t("key.type")}, {"text": t("reports.activations"), "number": true}, {"text": t("reports.returned"), "number": true}]>
<@p.table caption=t("reports.activations") columns=columns list=activations empty=t("reports.activations.empty")>
<#list activations.items as line>
<tr>
<@p.cell columns[0].text>${line.period}</@p.cell>
<@p.cell columns[1].text>${line.licenseId!""}<br><span class="hint">${line.organizationName!""}</span></@p.cell>
<@p.cell columns[2].text><#if line.editionName??>${line.editionName}<#elseif line.productGroup??>${t("field.productGroup")} ${line.productGroup}<#else>–</#if></@p.cell>
<@p.cell columns[3].text><#if line.keyType??>${t("key.type." + line.keyType.name())}</#if></@p.cell>
<@p.cell columns[4].text true>${count(line.activations)}</@p.cell>
<@p.cell columns[5].text true>${count(line.returned)}</@p.cell>
</tr>
</#list>
</@p.table>
</section>
<section>
<h2>${t("reports.makUse")}</h2>
<@shown report=makUse name="mak-use" title=t("reports.makUse") alt=t("reports.makUse.chart")/>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("key.group")}, {"text": t("key")}, {"text": t("key.used")}, {"text": t("reports.recentUses"), "number": true}, {"text": t("reports.exhaustedOn")}]>
<@p.table caption=t("reports.makUse") columns=columns list=makUse empty=t("reports.makUse.empty")>
<#list makUse.items as line>
<tr>
<@p.cell columns[0].text>${line.licenseId}<br><span class="hint">${line.organizationName}</span></@p.cell>
<@p.cell columns[1].text>${line.productGroupName}</@p.cell>
<@p.cell columns[2].text><code>${line.maskedKey}</code></@p.cell>
<@p.cell columns[3].text><@p.used line/></@p.cell>
<@p.cell columns[4].text true>${count(line.recentUses)}</@p.cell>
<@p.cell columns[5].text><#if line.exhaustedOn??>${day(line.exhaustedOn)}<#else>–</#if></@p.cell>
</tr>
</#list>
</@p.table>
<p class="hint">${t("reports.forecast")}</p>
</section>
<section>
<h2>${t("reports.machines")}</h2>
<@shown report=machines name="machines" title=t("reports.machines") alt=t("reports.machines.chart")/>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("field.edition")}, {"text": t("reports.machines.count"), "number": true}, {"text": t("licenseState.LICENSED"), "number": true}, {"text": t("licenseState.INITIAL_GRACE"), "number": true}, {"text": t("licenseState.OUT_OF_TOLERANCE_GRACE"), "number": true}, {"text": t("licenseState.NOTIFICATION"), "number": true}, {"text": t("reports.unknown"), "number": true}, {"text": t("reports.takenAt")}]>
<@p.table caption=t("reports.machines") columns=columns list=machines empty=t("reports.machines.empty")>
<#list machines.items as line>
<tr>
<@p.cell columns[0].text><#if base == "/reports"><a href="/licenses/${line.licenseId?url}/machine-inventories">${line.licenseId}</a><#else>${line.licenseId}</#if><br><span class="hint">${line.organizationName}</span></@p.cell>
<@p.cell columns[1].text>${line.edition!"–"}</@p.cell>
<@p.cell columns[2].text true>${count(line.machines)}</@p.cell>
<@p.cell columns[3].text true>${count(line.licensed)}</@p.cell>
<@p.cell columns[4].text true>${count(line.initialGrace)}</@p.cell>
<@p.cell columns[5].text true>${count(line.outOfToleranceGrace)}</@p.cell>
<@p.cell columns[6].text true>${count(line.notification)}</@p.cell>
<@p.cell columns[7].text true>${count(line.unknown)}</@p.cell>
<@p.cell columns[8].text>${day(line.takenAt)}</@p.cell>
</tr>
</#list>
</@p.table>
</section>
</#if>
</@p.layout>
