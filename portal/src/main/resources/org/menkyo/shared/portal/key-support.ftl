<@p.layout title=t("nav.key-support")>
<p>${t("keySupport.explanation")}</p>
<@p.filter action="/key-support">
<@p.field name="licenseId" value=licenseId!"" required=true/>
</@p.filter>
<#if unknown??><div class="empty"><p>${t("keySupport.unknown", licenseId)}</p></div></#if>
<#if keys??>
<#assign columns = [{"text": t("key.group")}, {"text": t("key.type")}, {"text": t("key")}, {"text": t("key.used")}, {"text": t("keySupport.issued")}]>
<@p.table caption=t("keySupport.caption", licenseId) columns=columns list=keys empty=t("keySupport.empty")>
<#list keys.items as key>
<tr>
<@p.cell columns[0].text>${key.productGroupName!key.editionName!""}<br><span class="hint">${key.organizationName}</span></@p.cell>
<@p.cell columns[1].text>${t("key.type." + key.type.name())}<#if key.state.name() != "ACTIVE"> <span class="tag">${t("key.state." + key.state.name())}</span></#if></@p.cell>
<@p.cell columns[2].text><a href="/key-support/${key.licenseId?url}/${key.id}<#if cursor??>?cursor=${cursor?url}</#if>"><code>${key.maskedKey}</code></a></@p.cell>
<@p.cell columns[3].text><#if (key.permitted > 0)><meter min="0" max="${key.permitted?c}" value="${key.used?c}" aria-label="${t("key.used")} ${key.maskedKey}"></meter> ${t("key.usedOf", count(key.used), count(key.permitted))}<#if (key.returned > 0)><br><span class="hint">${t("keySupport.returned", count(key.returned))}</span></#if><#else>–</#if></@p.cell>
<@p.cell columns[4].text>${day(key.issuedAt)}</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/key-support" list=keys query=query/>
<p class="buttons"><a class="button second" href="/key-support/${licenseId?url}/individual-keys">${t("individual.issue")}</a></p>
</#if>
</@p.layout>
