// Text of many scripts in one document comes back from its PDF in reading order, as another program reads it.

#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "pipeline.hpp"

namespace closeout {
namespace {

struct Sample {
  char const* language;
  char const* direction;
  char const* text;
};

// Thaana and N'Ko are not here: pdftotext does not know that they run from right to left.
constexpr std::array samples = {
    Sample{"fi", "ltr", "Hyvää päivää, mitä kuuluu “Šokki” – 12,5 %"},
    Sample{"el", "ltr", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι"},
    Sample{"ru", "ltr", "Все люди рождаются свободными и равными"},
    Sample{"ka", "ltr", "ყველა ადამიანი იბადება თავისუფალი"},
    Sample{"hy", "ltr", "Բոլոր մարդիկ ծնվում են ազատ ու հավասար"},
    Sample{"hi", "ltr", "सभी मनुष्यों को गौरव और अधिकारों में स्वतन्त्रता प्राप्त है"},
    Sample{"bn", "ltr", "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা নিয়ে"},
    Sample{"pa", "ltr", "ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ ਆਪਣੀ ਮਹਿਮਾ"},
    Sample{"gu", "ltr", "પ્રતિષ્ઠા અને અધિકારોની દૃષ્ટિએ સર્વ માનવો"},
    Sample{"ta", "ltr", "மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே"},
    Sample{"te", "ltr", "ప్రతిపత్తిస్వత్వముల విషయమున మానవులెల్లరును"},
    Sample{"kn", "ltr", "ಎಲ್ಲಾ ಮಾನವರೂ ಸ್ವತಂತ್ರರಾಗಿಯೇ ಜನಿಸಿದ್ದಾರೆ"},
    Sample{"ml", "ltr", "മനുഷ്യരെല്ലാവരും തുല്യാവകാശങ്ങളോടും"},
    Sample{"si", "ltr", "සියලු මනුෂ්‍යයෝ නිදහස්ව උපත ලබා ඇත"},
    Sample{"th", "ltr", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน"},
    Sample{"lo", "ltr", "ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີ"},
    Sample{"km", "ltr", "មនុស្សទាំងអស់កើតមកមានសេរីភាព"},
    Sample{"my", "ltr", "လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာ"},
    Sample{"bo", "ltr", "འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ"},
    Sample{"am", "ltr", "የሰው ልጅ ሁሉ ሲወለድ ነጻ ነው"},
    Sample{"chr", "ltr", "ᎾᏂᎥ ᎠᏂᏴᏫ ᎨᎦᏓᎡᏘᏓ"},
    Sample{"iu", "ltr", "ᐃᓄᓕᒫᑦ ᐊᓂᖅᑎᕆᔪᓪᓗ"},
    Sample{"he", "rtl", "כל בני האדם נולדו בני חורין"},
    Sample{"ar", "rtl", "يولد جميع الناس أحرارًا لا إله متساوين"},
    Sample{"fa", "rtl", "تمام افراد بشر آزاد به دنیا"},
    Sample{"syr", "rtl", "ܟܠ ܒܪܢܫܐ ܝܠܝܕ ܚܐܪܐ"},
};

std::string output_of(std::string const& command) {
  std::string output;
  FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return output;
  std::array<char, 4096> buffer;
  while (std::size_t const count = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    output.append(buffer.data(), count);
  }
  pclose(pipe);
  return output;
}

/// pdftotext puts directional controls around right-to-left text; they are no part of it.
std::string without_controls(std::string text) {
  for (char const* control : {"\u202A", "\u202B", "\u202C", "\u200E", "\u200F", "\u2066", "\u2067", "\u2069"}) {
    for (std::size_t at; (at = text.find(control)) != std::string::npos;) text.erase(at, 3);
  }
  return text;
}

std::string document() {
  std::string body;
  for (Sample const& sample : samples) {
    body += "<p lang='" + std::string(sample.language) + "' dir='" + sample.direction + "'>" + sample.text + "</p>\n";
  }
  body +=
      "<p>Mixed: the word שלום and مرحبا بالعالم, then <span dir='rtl' lang='he'>אבג abc</span> and "
      "<bdo dir='rtl'>xyz</bdo> end.</p>";
  return "<html xmlns='http://www.w3.org/1999/xhtml' lang='en'><head><title>Scripts</title><style>"
         "@page { size: 500pt 1100pt; margin: 20pt } body { font: 12pt/2 'Noto Sans' }</style></head><body>"
         "<h1>Scripts</h1>" +
         body + "</body></html>";
}

TEST(RoundTrip, twenty_six_samples_come_back_in_reading_order) {
  if (output_of("command -v pdftotext").empty()) {
    if (std::getenv("CLOSEOUT_REQUIRE_JUDGES") != nullptr) FAIL() << "pdftotext is not installed";
    GTEST_SKIP() << "pdftotext is not installed";
  }
  std::filesystem::path const folder(CLOSEOUT_SCRATCH_DIR);
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "scripts.xhtml") << document();
  base::Diagnostics diagnostics;
  pdf::WriteOptions const options;
  ASSERT_TRUE(pipeline::render(folder / "scripts.xhtml", folder / "scripts.pdf", options, diagnostics));
  for (base::Diagnostic const& finding : diagnostics.all()) ADD_FAILURE() << finding.code << ": " << finding.message;
  std::string const text = without_controls(output_of("pdftotext '" + (folder / "scripts.pdf").string() + "' -"));
  std::size_t at = 0;
  for (Sample const& sample : samples) {
    std::size_t const found = text.find(sample.text, at);
    EXPECT_NE(found, std::string::npos) << sample.language << ": " << sample.text;
    if (found != std::string::npos) at = found;
  }
  // Of a line in two directions pdftotext guesses where the spaces belong.
  for (char const* part : {"Mixed: the word", "שלום", "مرحبا بالعالم", "אבג"}) {
    EXPECT_THAT(text.substr(at), testing::HasSubstr(part));
  }
}

}  // namespace
}  // namespace closeout
