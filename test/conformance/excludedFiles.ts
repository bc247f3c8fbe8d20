/** @file Test files that are not about what this engine shares with TensorFlow.js, and why. */

const INTERNAL = "a helper inside TF.js's implementation, which no snippet sees";
const PLATFORM = 'backends, platforms and flags: this engine has one way to compute';

const TEXT = 'processing of text: nothing of it has to do with gradients';
const RAGGED = 'ragged tensors in their flat encoding, which only converted graph models use';
const PAGE = 'pixels of a web page';

const excluded: Readonly<Record<string, string>> = {
  'backends/backend_test.js': PLATFORM,
  'backends/complex_util_test.js': INTERNAL,
  'backends/non_max_suppression_util_test.js': INTERNAL,
  'browser_util_test.js': PLATFORM,
  'debug_mode_test.js': PLATFORM,
  'device_util_test.js': PLATFORM,
  'engine_test.js': PLATFORM,
  'environment_test.js': PLATFORM,
  'flags_test.js': PLATFORM,
  'hash_util_test.js': INTERNAL,
  'jasmine_util_test.js': INTERNAL,
  'kernel_registry_test.js': PLATFORM,
  'ops/axis_util_test.js': INTERNAL,
  'ops/broadcast_util_test.js': INTERNAL,
  'ops/concat_util_test.js': INTERNAL,
  'ops/conv_util_test.js': INTERNAL,
  'ops/draw_test.js': PAGE,
  'ops/dropout_util_test.js': INTERNAL,
  'ops/from_pixels_test.js': PAGE,
  'ops/operation_test.js': INTERNAL,
  'ops/slice_util_test.js': INTERNAL,
  'ops/to_pixels_test.js': PAGE,
  'ops/ragged_gather_test.js': RAGGED,
  'ops/ragged_range_test.js': RAGGED,
  'ops/ragged_tensor_to_tensor_test.js': RAGGED,
  'ops/string/static_regex_replace_test.js': TEXT,
  'ops/string/string_n_grams_test.js': TEXT,
  'ops/string/string_split_test.js': TEXT,
  'ops/string/string_to_hash_bucket_fast_test.js': TEXT,
  'platforms/platform_browser_test.js': PLATFORM,
  'profiler_test.js': PLATFORM,
  'serialization_test.js': 'saving and loading models',
  'tape_test.js': INTERNAL,
  'test_util_test.js': INTERNAL,
  'types_test.js': INTERNAL,
  'util_test.js': INTERNAL,
  'version_test.js': "TF.js's own version number",
};

export function isExcludedFile(file: string): boolean {
  return file in excluded || file.startsWith('io/');
}
