<@p.layout title=t("nav.product-keys")>
<@p.refusal/>
<@p.filter action="/product-keys">
<@p.field name="licenseId" value=licenseId!""/>
<@p.field name="organization" value=organization!""/>
<@p.field name="product" value=product!""/>
</@p.filter>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("key.group")}, {"text": t("key.type")}, {"text": t("key")}, {"text": t("key.used")}, {"text": t("key.reveal")}]>
<@p.table caption=t("keys.caption") columns=columns list=keys empty=t("keys.empty")>
<#list keys.items as key>
<tr id="key-${key.id}">
<@p.cell columns[0].text>${key.licenseId}<br><span class="hint">${key.organizationName}</span></@p.cell>
<@p.cell columns[1].text>${key.productGroupName!key.editionName!""}</@p.cell>
<@p.cell columns[2].text>${t("key.type." + key.type.name())}<#if key.state.name() != "ACTIVE"> <span class="tag">${t("key.state." + key.state.name())}</span></#if></@p.cell>
<@p.cell columns[3].text><code>${key.maskedKey}</code></@p.cell>
<@p.cell columns[4].text><@p.used key/><#if key.type.name() == "MAK"><br><a href="/product-keys/activation-returns/${key.licenseId?url}">${t("return.do")}<span class="unseen"> ${key.maskedKey}</span></a></#if></@p.cell>
<@p.cell columns[5].text><form method="post" action="/product-keys/${key.id}/reveal"><@p.token/><input type="hidden" name="back" value="${address}"><button class="second" type="submit">${t("key.reveal")}<span class="unseen"> ${key.maskedKey}</span></button></form></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/product-keys" list=keys query=query/>
<p class="hint">${t("keys.recorded")}</p>
<#if keys.items?has_content>
<@p.asked action="/product-keys/export" + query?has_content?then("?" + query, "") label=t("keys.export") about="" question=t("keys.export.sure")/>
</#if>
</@p.layout>
